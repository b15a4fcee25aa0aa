; The installer for Windows, for one person, without the rights of an administrator. Inno Setup 6.3 or newer.
; packaging/windows/installer.py says how it is called; each of these is told by /D.
#ifndef Version
  #error Tell the version: /DVersion=0.1.0
#endif
#ifndef Program
  #error Tell the built folder: /DProgram=dist\cmviewer
#endif
#ifndef Icon
  #error Tell the icon: /DIcon=build\icons\cmviewer.ico
#endif
#ifndef OutputDir
  #error Tell where to write: /DOutputDir=dist
#endif
#ifndef OutputName
  #error Tell the name of the installer: /DOutputName=cmviewer-setup
#endif

[Setup]
; This identity never changes: by it a newer version finds the older one.
AppId={{6B1F0C52-8E0B-4D5F-9B61-2C4E7A93D1F8}
AppName=cmviewer
AppVersion={#Version}
AppVerName=cmviewer {#Version}
AppPublisher=The cmviewer authors
DefaultDirName={autopf}\cmviewer
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\cmviewer.exe
OutputDir={#OutputDir}
OutputBaseFilename={#OutputName}
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Open with cmviewer
de.OpenWith=Mit cmviewer öffnen

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

; An older version may have had files that this one has not.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\cmviewer"; Filename: "{app}\cmviewer.exe"; Parameters: "--tell-in-window"
Name: "{autodesktop}\cmviewer"; Filename: "{app}\cmviewer.exe"; Parameters: "--tell-in-window"; Tasks: desktopicon

[Registry]
; The context menu of folders. It is one more verb, so that a double click does what it did.
Root: HKA; Subkey: "Software\Classes\Directory\shell\cmviewer"; ValueType: string; ValueData: "{cm:OpenWith}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\cmviewer"; ValueType: string; ValueName: "Icon"; ValueData: """{app}\cmviewer.exe"""
Root: HKA; Subkey: "Software\Classes\Directory\shell\cmviewer\command"; ValueType: string; ValueData: """{app}\cmviewer.exe"" --tell-in-window ""%1"""

; "Open with" of result files. SupportedTypes only offers. A ProgId in OpenWithProgids would be taken for the
; default of a type that nobody else opens. Windows knows extensions, not names: cmviewer.toml is offered as
; every .toml is.
Root: HKA; Subkey: "Software\Classes\Applications\cmviewer.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "cmviewer"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\cmviewer.exe\shell\open\command"; ValueType: string; ValueData: """{app}\cmviewer.exe"" --tell-in-window ""%1"""
#define Offer(str Extension) \
  "Root: HKA; Subkey: ""Software\Classes\Applications\cmviewer.exe\SupportedTypes""; ValueType: string; ValueName: ""." + Extension + """; ValueData: """""
#emit Offer("toml")
#emit Offer("csv")
#emit Offer("tsv")
#emit Offer("json")
#emit Offer("jsonl")
#emit Offer("ndjson")
#emit Offer("parquet")
#emit Offer("npy")
#emit Offer("npz")

[Run]
Filename: "{app}\cmviewer.exe"; Parameters: "--tell-in-window"; Description: "{cm:LaunchProgram,cmviewer}"; Flags: nowait postinstall skipifsilent
