<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About cmviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A confusion matrix whose every number opens the images behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;icences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>hide the prediction until the label is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label is right (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of each are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples of the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw some, then judge the label of each: W, A, M, or F where it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of each:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} are drawn: judge the label of each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keys and commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckpointBar</name>
    <message>
        <source>Previous checkpoint ([)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next checkpoint (])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the checkpoints (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>{}
Click to take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>write, then press Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show none, to tick a few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the classes that the search finds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a class…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the most confused of them; the rest stands as (other)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most con&amp;fused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Which column is what?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns of {} can be read in more than one way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Draw both matrices and their difference side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the compared checkpoint, and compare it with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the difference of both matrices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the matrix of {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first checkpoint: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint that the shown one is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed; a row lists it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one checkpoint: choose another run to compare it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A or B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a checkpoint of this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparedRuleBox</name>
    <message>
        <source>the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule and thresholds of the compared checkpoint: those of the shown one, or its own, which stay while those of the shown one move; ⇄ shows it, to move its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A is {}, B is {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Query copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No example is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name copied: there is no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Metrics to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves over the checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {:,} chosen classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select a class to see its recall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide it anew, without what was told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferingCells</name>
    <message>
        <source>p of B − A: swaps of the images, corrected for all cells in which 6 images or more differ (Benjamini and Hochberg); with fewer nothing can be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells whose counts differ most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Which one shall be opened?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to choose which of these two is opened, or to compare them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {}, and compare it with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to choose which of these {:,} is opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to open {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files and folders of this machine can be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can only be moved, and cmviewer moves nothing: use File → Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplesPanel</name>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour &amp;bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Headline numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;DPI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width in &amp;pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Folder of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExternalPrograms</name>
    <message>
        <source>open it in a file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the address into a browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it in a file manager; Copy in About cmviewer copies its path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no program of this system opens {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of the example</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesPart</name>
    <message>
        <source>and {:,} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◂ Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the matrix (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Look for subsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subsets that are worse than the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries all subsets by one or two properties, such as size and folder, for being worse.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FixesBar</name>
    <message>
        <source>Apply anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the truth as it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which truths marks mend depends on what they were matched by: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> That, or a mark, has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>p of what only one of both finds: swaps of the images, corrected for all classes in which anything changed (Benjamini and Hochberg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truths by class and by who finds them; a cell lists them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>cmviewer help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HiddenLine</name>
    <message>
        <source>show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Whole range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the histogram is of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram of what is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a cell to see how its examples are spread.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Drag a handle, or click a bar; arrows move the left handle, with Shift the right one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Life of each truth over the checkpoints; a row lists it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truths</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTiles</name>
    <message>
        <source>Counts over the checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Fit or 100 % (Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture or a sound with the system&apos;s program; of any other file, its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, or back (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is this here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an example to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects ({:,})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>All that is counted in the image, also what the matrix hides</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Images by mistakes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencesWindow</name>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LifeStrip</name>
    <message>
        <source>This example at each checkpoint; a click goes there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Export list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking how large it will be…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>All examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The listed examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListingHead</name>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a cell of the matrix to see its images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images behind this number are being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images behind this number are not read: see Messages, or reload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;br&gt;Near it: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No examples: the count is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object has this cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds counts, not samples: there is nothing to list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more of which the file names nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocateBar</name>
    <message>
        <source>Locate images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} images not found in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}
The first was looked for at
{}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoudLine</name>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside while this is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> And {:,} more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>How much the map covers the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the map over the photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapsView</name>
    <message>
        <source>truth (no photo)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patch {:,} of {:,}: {:,} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkButton</name>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark: whose mistake it is (W, A, M, U)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source>Right class and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Right class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the same of all; stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no class {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkFiles</name>
    <message>
        <source>Merge marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some marks could not be kept: Messages say why. Save marks as… elsewhere first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} marks read, {:,} new, {:,} differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkTools</name>
    <message>
        <source>What is said of examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked or not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not marked any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixMap</name>
    <message>
        <source>Confusion matrix as a map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixTablePanel</name>
    <message>
        <source>Matrix as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixWidget</name>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click fits the range of the colours to what is shown (R)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MetricsPanel</name>
    <message>
        <source>95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics over all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each metric may lie from that of all such images: 2,000 draws of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: no images are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreRules</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of what is drawn among equal pairs; crowd regions, difficult objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed among equal pairs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameStrips</name>
    <message>
        <source>Select everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersBar</name>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the rule that this was opened with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as counted, fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU ≥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A truth and a prediction that overlap less are no pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These results have no scores: there is nothing to choose by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is predicted from this score on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-off for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions with a lower score are left out before anything is matched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prediction with a lower score counts as no prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score ≥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted in {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectList</name>
    <message>
        <source>Objects of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide it in the image (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it again (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, hidden in the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectTools</name>
    <message>
        <source>Why objects have nothing on their other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a card stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} objects, all causes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a results folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningCard</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what is there…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {:,} of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>The whole matrix: click or drag to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the whole matrix</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairsPanel</name>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a → b and b → a up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confused pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rank by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They hold for what is open, and at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemDelegate</name>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>… and {:,} more; cmviewer check lists them all, and so does a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {:,} of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryLine</name>
    <message>
        <source>Recent queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No query was asked yet; Enter keeps one here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Save for this folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: whatever was read is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell something else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write cmviewer.toml, so that it is read like this from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open r&amp;ecent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferenceStrip</name>
    <message>
        <source>Correct examples to compare with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleBox</name>
    <message>
        <source>as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleCards</name>
    <message>
        <source>sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <source>{} (truth)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (predicted)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Confusion matrix of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeSlider</name>
    <message>
        <source>Size of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late to cancel. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubsetBar</name>
    <message>
        <source>Count only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area &lt; 32x32, folder = night… then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subset that is counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryBar</name>
    <message>
        <source>1 thing to know about these files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How these files were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things to know about these files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThresholdsPanel</name>
    <message>
        <source>F1 over a threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These predictions have no scores: there is nothing to choose by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying {} thresholds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 &amp;over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionButton</name>
    <message>
        <source>About cmviewer {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebBar</name>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pictures are at {}. Fetch them?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>This could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you were: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a sample, one for each task:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… or drop a folder or a file here: tables, lists and arrays of labels and scores; boxes and masks as COCO, YOLO, Pascal VOC and others write them; maps of a class a pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-size:22px; font-weight:bold&apos;&gt;cmviewer&lt;/span&gt;&lt;br&gt;Open results, click a number, see its images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a results folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>Why is this here?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrittenButtons</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder of what was written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open sess&amp;ion…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;heatmap…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export matrix CS&amp;V…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export confused &amp;pairs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export repor&amp;t…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mar&amp;ks as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export fi&amp;xes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge marks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all &amp;errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all c&amp;orrect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select both &amp;directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the &amp;next worst cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the pre&amp;vious worst cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find examples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find cla&amp;ss…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YlGnBu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct &amp;diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue and orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green and red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour &amp;bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the &amp;range of the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;pared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of a &amp;folder belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix of the &amp;shown checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix of the &amp;compared checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their &amp;difference, B − A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three side &amp;by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evidence large, matrix small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the &amp;matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back&amp;ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ranspose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % &amp;intervals of the metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide correct &amp;diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count only a &amp;subset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count with labels mended as mar&amp;ked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pla&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch for new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch, and show the n&amp;ewest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit image or 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the &amp;object, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw &amp;truths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw p&amp;redictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw names and &amp;scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw predictions &amp;under the score threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the &amp;truth over the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the p&amp;rediction over the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the &amp;difference over the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay what changed over the photo, where two are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;aint the pixels of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo and maps &amp;side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw predictions of both, or of one of the compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious patch of its pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt patch of its pixels, largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark: la&amp;bel wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark: ambi&amp;guous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark: model wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar&amp;k: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aud&amp;it: label is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig&amp;ht class and note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class, note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Locate images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Best thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Five-minute audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tables below the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About cmviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go from cell to cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the rectangle up to the next cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a cell and take nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the cell there, or take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First and last cell of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First and last cell of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence large, as by a double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confused pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images by mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse subsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts, or what they are shares of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the background of objects, or (outside) of pixels, in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the side that stands on the rows of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in which order the classes stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of the cells, on one scale for correct ones and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how values become colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the correct cells are coloured beside the errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw the colour bar beside the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest IoU first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pair that overlaps most is taken first, whatever its classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest score first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction with the highest score chooses first, and takes what it overlaps most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same class first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of the same class are taken first, then others; each by overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same class only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pairs of the same class; the prediction with the highest score chooses first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YOLOv5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each prediction keeps its best truth, then each truth its best prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Ultralytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest score first, IoU ≥ 0.45, score ≥ 0.25, crowd exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the matrix that val of Ultralytics 8.4 draws with conf=0.25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As YOLOv5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YOLOv5, IoU ≥ 0.45, score ≥ 0.25, crowd exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the matrix of YOLOv5, YOLOv7 and earlier Ultralytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same class first, IoU ≥ 0.50, score ≥ 0.30, crowd count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supervision&apos;s ConfusionMatrix as it is called unless told otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As COCO AP50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same class only, IoU ≥ 0.50, score ≥ 0.00, crowd ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pairs from which pycocotools computes AP at IoU 0.50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table, a line an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records with the columns of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO data set of the true objects, and the predicted ones beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cvat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CVAT for images of the true objects, and the predicted ones beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label-studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tasks of Label Studio, with the predictions as pre-annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yolo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YOLO labels, predictions and data.yaml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paths of the images, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture an example, in a folder a cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth and prediction agree no better than by chance (kappa {read:.2f}), and with class numbers shifted by one they do ({best:.2f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell how class numbers are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unpredicted:,} classes of the truth are never predicted ({unpredicted_names}), and {untrue:,} predicted ones are never true ({untrue_names})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the names of both sides are of one list; name the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the predictions are a copy of the truth, or the truth itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend what is said of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend what is said of them, or choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the predictions are of the images of {part!r}, which a model has seen in training, so that it looks better than it is; those of {listed} are not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the model predict the images of {listed}, or tell that {part!r} is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of {total:,} predicted boxes overlaps a true one; they may belong to other images, or their boxes are meant otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at some images, and tell what they are joined by and how boxes are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class numbers were read as {usual}, which the truth does not confirm; they could be {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether classes agree, and tell how the numbers are meant, or name the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every object of the truth is marked as a crowd; they count as objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark only groups of objects with iscrowd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a table of boxes, but no column names the image of a row; a frame number is no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the file name of the image into each row, in a column `image_name`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image file is listed under several ids; it is one image with all their objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list each image once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image ids were read as {way}: so {support}, as {usual} only {agreeing:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the ids of the truth&apos;s images, or tell how they are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image ids were read as {usual}, which the truth does not confirm: so {support}, as {way} {agreeing:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the boxes lie on the objects, and tell how the ids are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predict the exported images, or look whether they are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing:,} of {judged:,} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the results are whole, or judge only the images that they are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend them, or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is the whole file system, which is not searched for results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder holds no images, whose folders could be the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the file of the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no right to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change its permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no right to write here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it again, or remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the disk and the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no JSON: {found} at column {colno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON is nested too deeply to hold results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a list of {{…}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its content cannot be read ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pack it again, or unpack it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}; it was not unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpack it, and open what is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files are packed into it, and its name says that it is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpack it, and open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no whole XML ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON is cut off: it ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this YAML cannot be read: it is nested too deeply, or holds what no text does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no labelme JSON ({initial}{rest})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is no JSON record; such lines were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write one {{…}} a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this Parquet file cannot be read: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a pipe or a device, not a file; it was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write what comes out of it into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text file here holds scores and classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON holds no shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write labelme&apos;s JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file names no segments of panoptic maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write annotations and categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header does not name an image, a class and the numbers of a box, each in a column of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the names of the columns in the first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key!r} in this file is no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this XML holds no images; only CVAT&apos;s format for images can be read, not the one for videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export as CVAT for images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON does not hold {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the root of this XML is {tag!r}, and not &apos;annotation&apos;; the file is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove it, or write it as Pascal VOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this array holds no labels and no scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save one label or one row a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column tells a truth or a prediction; the columns are {header}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this holds no columns of timm&apos;s inference.py</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read it as a table of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key of its records tells a truth or a prediction; the keys are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call them truth and prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no Parquet file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it again as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this holds no finished confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it with the names of its classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it again as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no field of these records holds a single value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write one value a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this JSON holds no list of records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no list of labels, scores or images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name it after what it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files that end in {ending!r} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open one that ends in {endings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is {name}, which is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a table of run-length masks without the sizes of their images, which is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw the masks with the sizes of their images, and save them as COCO JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a run of {tool} with metrics and pictures, and no result of any image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run is about the data set {data}, which is not there; looked for {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put it there, or name it as the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run names the data set {named}, which is not there; {data} was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that it is the same, or name the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is an address; results are read from this machine alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the folder to this machine, or mount it, and open it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} cannot be fetched: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install cmviewer[remote] and the library of this store, such as s3fs or gcsfs, or copy the folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the address is right, and whether you may read there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} files lie at {address}, which is none or too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder of one run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} has {size} MB, and there is room for {room} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, set TMPDIR to a larger disk, or name less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}={value} was told, and read so nothing can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}={value} does not fit these files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say one of {fitting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class-numbers={value} does not fit: {names} names, {values} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}={value} was told, and no file that was read has a path that ends so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}={value} does not fit: {held}, and only whole numbers can be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say {name}={other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}={value} was told, but nothing here is decided by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout {name!r} that {package} adds cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update or remove {package}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no results of a classification were found; {there}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no results are here but reports of cmviewer: {reports}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open one of these folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was named to be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a folder, or files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this report is torn, or was changed since it was written; {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the report again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output cannot be written ({strerror})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, or send it elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has changed since it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file changed since it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a header, but no row below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the results again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are columns, but no row in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photographs are marked to be turned; nothing tells whether {whose} about them {value} ({lie})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell how the boxes are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boxes of photographs that are marked to be turned were read as before turning: so {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn the photographs before the model sees them, or tell how the boxes are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {kept:,} of {count:,} predictions can be used; they are likely about another data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the truth that belongs to these predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row has {fields} fields but the header has {width}; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put text that holds the delimiter in quotes, and write every field of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row {row!r} below the samples holds sums or rates, and is no sample; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove what stands below the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines stand above the header, such as a title; they were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin the file with the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another table stands below the first one, and was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save each table in a file of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several rows of each image have a class and its score; only the best one counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the row of the best class, if that is not meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {side} stands once above the rows that it is of, as in merged cells; it was taken for all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it in every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first line has {width} {fields}, but the lines below it have {common}: it is a title rather than a header, and none is clear below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove what stands above the table, and name its columns in the first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header stands here once more, as where files were joined; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column {name!r}; the columns are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}; the columns are {header}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which is the {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is not UTF-8; it was read as {guess}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the file as UTF-8 if names look wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is XML in an unknown encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the file as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no text in any known encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the file as UTF-8, or remove it if it holds something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth is missing; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill in the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts}; they are not counted together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which of them is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images are called alike in {splits}, of other classes; {taken} was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which part the predictions are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {name} parts the rows, and nothing says whether each part is a checkpoint of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that it parts them, or that all are one checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is several labels of one image, and a confusion matrix counts a single one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a table a label, with truth and prediction as yes and no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each pair of truth and prediction stands once beside {name!r}, which may count them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say whether rows are samples or counts of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these are as many rows of whole numbers as there are in each: they may be a finished matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say whether they are counts, or call the file confusion_matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {name!r} holds shares of samples, and no counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the counts, before they are normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this matrix is normalised: it holds shares or percent, and no counts of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each class of this matrix has one value such as 1.0: it may be normalised, and hold no counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the counts, before they are normalised, or say that these are counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says whether rows or columns of this matrix are the truth; rows were taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row does not say which checkpoint it belongs to; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill in the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are label maps of the truth ({folder_name}), but no predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file in this folder can hold predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a truth ({layouts}), but there are no predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the folder that holds both, or name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was named as predictions, but holds no objects in a layout that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file matches predictions = {pattern!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the pattern in the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no label map in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} hold the best scores of each row, the best first, and nothing says of which classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this tells a truth, and nothing says what is predicted; its columns are {header}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the column of the prediction, or the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is one score a row and no prediction, but there are {count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a prediction, or a score for every class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are the best scores of each image, and not of which class they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run inference.py of timm with --include-index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first of two scores is never the lower one: either the model always says the first class, as is counted, or these are the best scores, and nothing says of which classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run inference.py of timm with --include-index to be sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds the best scores of each sample, the best first, and not of which classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save a score for every class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the folder that holds both, or name it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a finished matrix: its counts tell the truth of no sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it alone to see its counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file tells no truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name its column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing tells the truth of these predictions; they were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name its column or its file, or as images a folder in which each class has its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label maps of the truth were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name its folder as the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this data set names no folder of labels that is there; looked for {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write its `path:` as it is here, or name the folder of the data set as the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} each hold labels; which of them is the truth, no name says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name it as truth in a cmviewer.toml, or say which file holds the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several truths number their images alike, and predictions lie on none of them clearly: {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the truth that the predictions are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs of {count} data sets lie here: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open one run, or name the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this truth was not used, because the predictions carry their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name it as the truth to use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file holds counts without samples; it was left out beside files with samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} stands {place}, which is no whole number from 0 to {largest:,}; such counts were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is no whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} may be {whole} or a fraction, and nothing tells which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write whole numbers without signs between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the counts add up to more than {largest:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{held}; weights are counted only where they are whole numbers, so each row counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write whole numbers if each row stands for so many samples, or say that no weights are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampleMatrix has another shape than the matrix; its samples were left aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cell lists more samples than it counts, such as {truth} → {prediction}; as many as are counted were kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files could hold the truth of it; {name} was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several truths cover the same images; {taken} was taken, and not {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name it as truth in a cmviewer.toml, or say which one it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} predictions, but {name} has {truths} truths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the truth that belongs to these predictions, or name the images in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the truth of these predictions: neither images nor length agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not list the image of an object,{name}; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list every image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth does not know {images}; {lost}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{disputed} samples have another truth in some checkpoints than in others; each counts its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use one truth for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{partly} of {count} samples are not in all checkpoints; each counts its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluate every checkpoint on the same samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image {image!r} is named once more; only the first row of an image counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep one row an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most rows name an image that was named before; each row counts as a sample of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the column that tells the checkpoints if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these predictions are of images in {predicted!r}, and {name} tells the truth of images in {true!r}; they were joined by their {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth and prediction may count classes from other numbers; they were taken as they are: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count both from the same number, or say that they do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class numbers were taken to count the names from 0, where 0 is {first!r}; as 0 does not occur, they may as well count from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if 1 is {first!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only class that is predicted, {number}, was taken for a position in the names of the truth; it may as well be a name that no truth has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if {number} is a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write class names alike on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name each column as its class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth and prediction share no class: the truth says {first}, the prediction {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a file of names if the numbers of one are the names of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {column!r} holds text such as {text!r} where a score should be; such scores count as unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a number or leave the field empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found}; such scores count as unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write scores between 0 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a score is not between 0 and 1; it counts as unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write scores from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a score is infinite, or no number, such as one on image {image!r}; such predictions are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class scores of each row add up to 100; they were divided by 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scores go up to 100; they were divided by 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most scores are above 1 and none above 100: percents; they were divided by 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scores of column {column!r} are percents; they were divided by 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{several} could each be the scores of every class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call one of them logits or probs, and not the others, or say which it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says of which class the scores are; they were taken as those of {second!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the class that they are about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the score is that of class {name!r}; where the other one is predicted, 1 − score was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the score of the predicted class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class scores are not between 0 and 1; they were taken as logits, through softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write probabilities if they are no logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scores are not between 0 and 1; they were taken as logits, through a sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scores go below 0; they were taken as logits, through the sigmoid, so that 0 is 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image of these predictions is one of the truth&apos;s; their first is {first!r}: they are likely about another data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the folders of the images too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predictions do not tell apart images that are called alike: {listed}; these are not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image of these predictions is one of the truth&apos;s alone: {candidates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not declare the category of an object,{name}; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declare every category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no class has the number {first}; objects of such classes were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the truth, or the names, that belong to these numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sort} id {twice!r} is used more than once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each an id of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image cannot be as large as the file says, such as {first}; its size counts as unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write width and height in pixels, or leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth and prediction count their classes from other numbers; the predictions were shifted: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count both from the same number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class numbers were taken to count the names from 1, where 1 is {first!r}: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count from 0, or say whether 0 or 1 is {first!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class numbers were read as {way}: so {support}, as {usual} {agreeing:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the ids of the truth&apos;s classes, or give their names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boxes lie on truths, but of other classes: {predicted!r} nearly always on {true!r}; the names of the two sides are likely in another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the names in the model&apos;s order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was named as {named}, but it looks like {looks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check which one is the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a prediction has no score; it counts as 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a score for each prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no list of scores and classes, the best first; such images have no prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predict again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} {first} is not what it should be ({initial}{rest}); such ones were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the keys and numbers that COCO has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is none, the first of {first}; such objects were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a label and four numbers for each object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists that do not belong together, the first of image {first}; such images were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a box, a label and a score for each object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is none ({why}); it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the model again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record {number} of the list is no {{…}}; such records were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object has neither a box nor a region; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write its bbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a box lies outside its image; it counts as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the boxes belong to these images, and how they are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the boxes are not {usual}; they were read as {best}: so {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write boxes as their format has them, or tell how they are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the true boxes are not {usual}; they were read as {best}: so {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth says nothing of their class in their image of {lost:,} predictions; they are not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: data sets with very many classes look for some of them in each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the boxes were read as {usual}, which the truth does not confirm: so {support}, as {best} {agreeing:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the boxes lie on the objects, and tell how they are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {written:.0%} of the boxes lie in their images; read as {best} it would be {inside:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boxes were read as {usual}, but look like {likely}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at some images, and read them so if they fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ring has fewer than three points, or a coordinate that is no number; such rings are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write at least three points of each ring, x and y of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an outline runs through more than {limit:,.0f} million pixels, winds to and fro or crosses itself again and again, has more than {points:,} points, or is far from every image; such objects were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw the outline again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outline of a polygon crosses itself; it was cut where it crosses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run-length mask is broken, its runs do not fill its size, or no image is so large; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the masks again, with pycocotools for example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the runs of a mask do not fill its box, or leave its image, or that is too large; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the masks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run-length mask is as large as no image, the first {mask_height} x {mask_width} where the image is {height} x {width}; such objects were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write masks in the size of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pickle and torch files can run code when they are read; this one was not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export its results as COCO JSON, CSV or .npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row of YOLO labels, such as `class cx cy w h` or `class x1 y1 x2 y2 x3 y3 …`; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the class, then the coordinates as shares of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row of boxes, such as `class left top right bottom` or `class score left top right bottom`; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the class, the score of a prediction, and four numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row of KITTI labels, which have a type and 14 numbers, or 15 with a score; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write all columns of the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row of DOTA labels, `x1 y1 x2 y2 x3 y3 x4 y4 class difficult`; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write four points, the class, and 0 or 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object stands there twice, equal to the last digit; it counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave out what was written again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every row stands there more than once, as a second run into the same folder leaves it; each counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluate into an empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a coordinate is no finite number; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a box ends before it begins; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check in which order the numbers of a box are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a polygon has less than three points; such objects are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write at least three points, or a box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object has no name, or neither a box nor a polygon; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write `name` and `bndbox` of every object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shape is no region, such as a line or a point; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw objects as boxes, polygons, ellipses or masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shape is no region, such as a line or a point, or is broken; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw objects as polygons, rectangles or circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the XML declares entities of its own, which could grow without end; it was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it without a document type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth and prediction differ in size: {sizes} pixels; this image is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write predictions in the size of the truth, with nearest-neighbour resizing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction lies across its truth ({sizes} pixels), as of a photograph that only one of both has turned as its camera says; this image is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write both of the photograph as it is stored, or both as it is seen, such as by Pillow&apos;s exif_transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted maps are about their photographs as {frame} and the truth as {other}, so they were turned as their cameras say: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write both of the photograph as it is stored, or both as it is seen, or tell how the maps are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {maps} of the truth without a prediction, first {first}; not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the maps of an image the same name on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{maps} of images that have one already, first {name}; left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep one map an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this map cannot be decoded: it is cut off, or no image; it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file does not tell the size of its image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write imageWidth and imageHeight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a map cannot be read from {ending}: its compression blurs the values at borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the maps as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this map is transparent in some places and not in others, so its labels are not clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it without an alpha channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this holds {dtype} of shape {shape}, and not one whole number a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the class of each pixel: the arg-max over the classes, as whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this archive holds {count} arrays, and not one map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save one array (height, width)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values of this map run from {lowest} to {highest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write classes from 0 to 65534</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this looks like a photograph and not like a map: {many} different values, few borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder of the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colours of this map are no classes that are known, first {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the file that lists the colours of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0%} of the pixels have colours that are no class, first {colour} at x {x}, y {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the file that lists the colours, if this is no photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one value has another colour in each palette image, and nothing tells which class a colour is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pixels} of the truth, {where}; not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the list of classes that belongs to these maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pixels} of the predictions, {where}; counted as (outside)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell the ignore label if 255 is not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>255 is taken for what is not judged, though the other values are levels of grey and no class numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if 255 is a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value {value} of the truth is never predicted, and lies far above the others, which end at {highest}; it counts as a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if it is not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not judged in the truth, but predicted in a few maps ({maps:,}, in pixels {pixels:,}); where the truth has a class, that is counted as (outside)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if {value} is a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if the names count from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: truth {true}, predictions {origin}; joined by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing, if that is so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if they are the truth&apos;s numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: predicted numbers are taken as the truth&apos;s; the values allow another meaning, and agreement does not tell ({agreed})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin}: 0 has no name, and is counted as {first}; predictions may not know it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if 0 is not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin}: there are {count} names and values up to {count}; 0 is taken for {first}, and {count} for what is not judged, as nobody predicts it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if 1 is {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin}: there are {count} names, and 0 was taken for {first}; {count}, which few maps hold, has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the network may number its classes in another order ({listed}); they are counted as they are numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold the list of classes against that of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the network may have been trained without {first}, which no truth looked at has ({listed}); they are counted as they are numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each class has a mask of its own here ({listed}), which is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write one map an image, with a class number a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write each page as a file of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} says nothing of this map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list its segments in the JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off, or no NumPy file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it again with np.save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array holds Python objects, and loading those would run code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it as numbers or text: array.astype(int), then np.save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the arrays take {packed:,} bytes of the file, but would unpack to {unpacked:,}, more than {share} times that; they were not unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save them with np.save if they really are that large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this holds no class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write one name a line, or a JSON list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a class has the number {number:,}, which no map of 16 bits can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use numbers up to {highest:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write `names:` and below it a line a class, such as `0: cat`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {name} but there are {count} {source}, 0 to {highest}; such rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the names file that belongs to these labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class id {number} but there are {count} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class id {number} but there are {count} names, and none is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say so if they count from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the numbers of the model&apos;s classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class numbers were taken as positions of the {count} names in text order: 0 is {first!r}, {highest} is {last!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a file of names if their order is another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {twice!r} is named twice; its numbers count as one class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give every class a name of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no class {positive!r}; the classes are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the classes have names of their own, so these were not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave these names out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the positive class {name!r} changes nothing: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this manifest is no TOML: {initial}{rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as key = &quot;value&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key!r} in this manifest is not {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write {key} as {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[read] in this manifest: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell a decision that there is, with a value that it can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this manifest is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key!r} is no key of a manifest; it was left aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use one of {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key!r} is no role of a column; it was left aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use one of {roles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder holds objects in images, and {name}, which is a classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which one to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is no task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use one of {tasks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say where the folder of the images is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose Locate images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this image has no map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a map for every image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no image, or it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it with a program of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow it with Fetch in the examples: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address leads on to {origin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be fetched: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the network and the address {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not whole after {duration:.0f} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep a smaller copy of {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server ended {length:,} bytes too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetch it again, or replace {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server answers {code} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the address {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than {limit:,.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image has {width:,} × {height:,} pixels, more than {limit:,.0f} million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a smaller copy of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is about {theirs}, and what it is to be compared with is about {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare results of one task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare results over the same truth, or give both the names of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image with an equal truth is in both of what is to be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare results over the same images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class names of two runs that differ in case, blanks or signs alone are one class: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call classes alike in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing, where that is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the first checkpoint: nothing is fixed or broken since the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a checkpoint: `fixed since CHECKPOINT`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the counts are compared: a finished matrix does not say which samples are behind them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the results that the matrix was counted from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the counts are compared: a finished matrix does not say which samples are behind them; and their truths differ: {differ}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images cannot be drawn together by {told}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query cannot be answered, at character {at}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as the help page about queries shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no example of {checkpoint} answers the query {query!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for less, or look for a name that is spelt otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no example of {checkpoint} answers the query {query!r}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing that is counted of {checkpoint} is in the subset {subset!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing that is counted of {checkpoint} is in the subset {subset!r}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no list of what is counted here, which is {unit}s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of {fitting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody knows how large an image is, and its boxes would be shares of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say where the images are, or write another format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write coco, which holds them all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object has several parts, or holes, and a label of YOLO is one outline: its largest was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of an image would be called as that of another, {name!r}; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example has no picture to cut out of: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say where the images are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file has more than {limit:,} bytes, which marks do not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a file of marks that cmviewer has written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this line is no mark: {why}; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend the line, or take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two people have marked an example differently: {what}; the first was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agree on one, and mend the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} of {total:,} marks are of nothing that is counted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the marks of these results, or count what they are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of pixels cannot be applied: a mark is of many pixels, and does not say which are wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count the truth as it is, and mend the maps themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} wrong labels are marked without the class that is right; they were counted as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say the right class of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file of a bundle is damaged: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the bundle anew, or count it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this bundle is of version {version}, and this program knows up to {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it with a newer cmviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this bundle was counted with {rule}, which stays: it holds outcomes, and not what they were matched of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count the results again with other values, or keep their candidates, so that they can be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a bundle, which was read when it was counted; {options} would say how it is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave that out, or count the results again with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bundle holds how many pixels are in each cell, and no maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the results that it was counted of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bundle holds outcomes, which cannot be counted anew with another truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apply the fixes to the results that it was counted of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a bundle, which is counted already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it, or count the results that it was counted of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was begun here is of other results, another rule or another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting on a cluster needs dask.distributed, which is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no scheduler answers at {address}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start one, or name the address that it prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scheduler at {address} went away, or all of its workers: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker {worker} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install cmviewer {version} there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker {worker} cannot see this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put the results where every worker sees them under the same path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shard ended the worker that counted it, each time: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no class is called {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose among {names}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no checkpoint is called {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of {names}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move it away, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture could not be written ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder or make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture would be {width:,} × {height:,} pixels, which is more than can be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a smaller size, or fewer dots to an inch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write here: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was opened stands here, and a report among it would be read as results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the report a folder of its own, such as {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was opened stands here, and a bundle among it would be read as results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the bundle a folder of its own, such as {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file would be replaced, and is none that cmviewer wrote, or was changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder, or say that it may be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something stands here already, and a list would replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another place, or say that it may be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something stands here already, and a page would replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something stands here already that is no session, and a session would replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name, or say that it may be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file is one of those that were opened; it is not replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the results themselves, and save the session anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this session is of version {version}, and this program knows up to {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it with a newer cmviewer; it was saved by {program}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{here!r} in this session means nothing to this version; it was left aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it with this version, or use a newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the session again, and say where it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class {name!r} of this session is not there any more; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the classes anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint {name!r} of this session is not there any more; the last one is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room is left to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page is {size:,} bytes long without any example, and {limit:,} were allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow it {least:g} MB, and more for examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{checkpoint} has no intervals: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count something, or leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window needs {library}, which this system does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the package that has it{where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no display to show a window on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start it on a desktop, or use `cmviewer report`, which needs no window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no window can be shown on this display: {display}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start it on a desktop that lets you in, or use `cmviewer report`, which needs no window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{picture} was not painted, {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the system libraries that Qt needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read again for its SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the folder anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poorly placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong class and poorly placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen but below the score threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen but poorly placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen as another class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlooked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model was asked to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether rows are samples or counts of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands on the rows of a finished matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What scores are written in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column, or file, of the truth; or the folders in the names of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column that names the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column that parts the rows into checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of what a row counts for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File that names the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of two classes the one that a score is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the data set that is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What images of both sides are joined by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a class number of the predictions stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether class names are equal only to the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box format of the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box format of the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same of the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How values of predicted maps are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore labels of maps, parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File, or folder, of the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most confident mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mistakes in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoints disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>life, never right first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right in no checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right once, and wrong from some checkpoint on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong in the first half of the checkpoints or longer, then right to the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right and wrong by turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong at first, and right from a checkpoint in the first half on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right in every checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV and TSV tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parquet tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished confusion matrices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timm tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ultralytics classify texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO results with their own classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FiftyOne&apos;s labels.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CreateML JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detections of a pipeline, by image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of boxes, labels and scores, by image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMDetection&apos;s predictions, a file an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darknet&apos;s result.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roboflow&apos;s predictions, a file an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YOLO labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of boxes, a file an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KITTI labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DOTA labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pascal VOC XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelme JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CVAT for images XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Images CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of cmviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV tables with a box a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cityscapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADE20K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pascal VOC masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CamVid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapillary Vistas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KITTI semantics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelme JSON, drawn to pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO panoptic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ultralytics semantic results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what pixels became is asked since one checkpoint at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· {}, {}, not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside cmviewer while it started. It ends with this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(crowd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(difficult)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are copied into a temporary folder, which goes when the window closes. Nothing is written where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These results are at {}. Fetch them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of pixels {!r} is true of some of an example, and examples are shown whole here; `cmviewer list` counts them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is gone is in the other checkpoint alone; a click on `gone` in Compare lists it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a finished matrix no sample is known, and so none has a life that is followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no life {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no checkpoint {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} compares two checkpoints, and there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} is about what was predicted, and a subset is chosen by images, folders, columns and sizes; ask it of a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no mark {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no cause {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels have no life that is followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} is about single samples, and of a finished matrix only the counts are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no class {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is compared here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; ask for `{} since CHECKPOINT`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column {!r}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the files have no columns of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is gone is in an earlier checkpoint alone: commas join it with terms about no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image is in a folder {}; folders: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} or {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image is in a folder {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} is no word of a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a column stands right behind {}, in double quotes if it has blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; did you mean {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or | is expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; names with blanks stand in double quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a number such as 0.5 or 32x32, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {} brackets or nots stand in each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a term is expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name or a value is expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; columns are asked for as column:{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bracket is not closed before this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparison is expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; all of a class are asked for as {} -&gt; *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} means nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting files in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the folder: files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring brightness and blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching megabytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} images are joined so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} names are equal but for case, blanks and signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} agree if shifted, {:,} as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers are names on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named so but for an end, or an X before: {:,} of {:,} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {} occurs and 0 does not, and there are {} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they count the names from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification tables: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} samples known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished confusion matrices: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification arrays: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} images lie there in folders of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the names of the images say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} folders in the names of {:,} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps, classes from {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {:,} turned photographs {:,} have the shape of their map so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is no reading of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of its images have a prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {:,} predictions are of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values go up to {}, and predictions count the {} names from 0, the truth from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {} names and values up to {}, so 1 is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1%} of the pixels agree so, else {:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1%} of the sampled pixels agree, kappa {:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the maps hold nothing but 0 and 255, so 255 is taken for a class and not for what is not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>255 does not occur in the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of the boxes lie in their images, else {:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted boxes lie on true ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both as seen {}, both as stored {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as seen {}, as stored {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} turned photographs have masks as large as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {:,} turned photographs {:,} have this size there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of the predicted images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column parts the images into {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names stand beside them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boxes that lie on a truth have its class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both sides have regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other values have most of the images of each as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} with regions and scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} with regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} with scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth as {}, predictions as {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 true object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} true objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} predicted images known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number is above 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each of its values holds every image once, with the same truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of its {:,} values occur in the {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {:,} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of its {:,} values end as image files do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds fractions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} different values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; no pair of truth and prediction stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no axis has a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rows are called {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their names, or the layout, say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {!r} holds weights; rows with names of images, or scores, count once each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timm numbers its sorted folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing crops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, about {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0f} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken or unreadable links in it were left out: {count}, such as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the true boxes were read as {usual}: so {support}; both sides as {best}, {agreeing:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a class number is no whole number from 0 to {largest_class_number:,}; such predictions were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is an empty mask, or one of countless pieces, which no label of YOLO holds; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this bundle kept pairs down to an IoU of {least}, and what overlaps less is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose an IoU of {least} or more, or count the results again with a lower one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install cmviewer[cluster], or count without a scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the cluster again and go on: what is counted is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the workers more memory and go on: what is counted is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin to the next class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels in each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crowd regions: not counted, nor what lies on them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crowd regions: not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crowd regions: counted like any object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficult objects: counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficult objects: not counted, nor what lies on them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detection and masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semantic segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p adjusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A query: a row lists what it is true of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the subset is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of everything else is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many examples are in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how many images they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How likely it is by chance as bad as this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, corrected for how many subsets were tried; up to 0.05 it is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {agreeing:,} of {total:,} predicted boxes lie on true ones; they may belong to other images, or their boxes are meant otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth&apos;s classes have names and no numbers, the predictions numbers and no names, and the objects do not tell which is which ({ways})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the numbers of the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images are called on one side as Roboflow or Label Studio calls them (a_jpg.rf.0123.jpg, 0123abcd-a.jpg), and were joined by their names before: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image ids were joined with the last number in the names of files ({evidence}), which the truth does not confirm: so {support}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether the boxes lie on the objects, or write the ids of the truth&apos;s images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write COCO results, or another layout of `cmviewer formats`, or name another file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class names that differ in case, blanks, signs or zeros in front alone are one class: {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns of scores are named after classes, cut short or with more around them: {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only what both have is compared: {images:,} of {images_a:,} and {images_b:,} images, and of the truths of these {truths:,} of {truths_a:,} and {truths_b:,}{differ}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only what both have is compared: {images:,} of {images_a:,} and {images_b:,} images, {pixels:,} of {pixels_a:,} and {pixels_b:,} pixels{differ}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a column that has a value for several groups of images, or `folder` where they lie in several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the truth is about photographs as stored or as seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bundle holds outcomes, and not what they were matched of: it stays with what it was counted with. Count the results again with cmviewer count for other values, or keep the candidates, so that they can be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence. The libraries it is made of have licences of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ever sent anywhere unless you name an address; pictures at web addresses that your data name are fetched only after you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classify samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find objects by boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find objects by outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classify every pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each row is a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each row counts samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shares, from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logits, before softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: each row counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column: the rows are one checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their file names without the ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the numbers in their names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class with this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class with this number, counted from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position in the list of classes, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position in the list of classes sorted by id, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class whose name stands beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal only to the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal but for case, blanks and signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, right, bottom; pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, width, height; pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centre, width, height; pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, right, bottom; shares of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, width, height; shares of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centre, width, height; shares of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are seen, turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the truth numbers its classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is above 0 is the second class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: numbers are the names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: every pixel is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this class, and predicted so: the diagonal cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not of this class, but predicted so: its column without the diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this class, but not predicted so: its row without the diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not of this class, and not predicted so: all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of what is predicted so is right: TP / (TP + FP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the class is found: TP / (TP + FN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truths of this class: TP + FN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is rightly predicted so, of all that is or is predicted so: TP / (TP + FP + FN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>micro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 of the counts of all classes added up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>micro precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision of the counts of all classes added up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>micro recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall of the counts of all classes added up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of IoU over the classes with support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is right, of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of the recalls of all classes with support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of F1 over the classes with support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(accuracy − chance) / (1 − chance); chance is the agreement that the totals alone would give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matthews&apos; coefficient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the correlation of truth and prediction, for many classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of precision over the classes with support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of recall over the classes with support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of precision over the classes, each weighted with its support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of recall over the classes, each weighted with its support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of F1 over the classes, each weighted with its support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more in A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>micro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flickering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken for another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth it lies on was taken by a better prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it overlaps a truth of its class, but too little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies on a truth of another class, and the rule pairs no two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it overlaps a truth of another class, but too little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it overlaps no truth with an IoU of 0.1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction that lies on it was taken by another truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a prediction of its class lies on it, with a score under the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unmatched prediction of its class overlaps it, but too little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a prediction of another class lies on it, and the rule pairs no two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no prediction of its class is near, or only one that found another truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong, poorly placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score too low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen as another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told by cmviewer.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by convention alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of those matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of those predicted as a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confused with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of truths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {:,} most confused of {:,} classes chosen from {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, the rest as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score ≥ {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} classes chosen, the rest as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {:,} most confused of {:,} classes, the rest as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every pixel that the truth judges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} from score {} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU ≥ {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} on rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crowd {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difficult {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy misleads: {share} of the truth is {name}, so always saying {name} would reach {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly everything ({}) is predicted as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A is {}, B is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of two; {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {:,} in A, {:,} in B, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference B − A, shares in points; {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A has {:,} wrong, B {:,}: {} by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A has {:,} right, B {:,}: {} by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {} among all cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} fixed, {:,} broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} points of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: B is worse by {} ({}), {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these {:,} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {}: {} cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; at these rates about {:,} would (80 % power).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A: {} points of {}; only counts are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {:,} false alarms gone, {:,} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} is undefined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: A and B say the same of these {:,} images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in {:,} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: B is better by {} ({}), {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({} to {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 truth says little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} truths say little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image says little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} images say little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no truths say little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images say little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: it lies on a truth that the rule leaves aside, or nobody marked its class there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: it is not in the subset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: the rule leaves this truth aside, as it is a crowd or marked as difficult.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: its score {:.3f} is under the threshold {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{both:,} confused between {a} and {b}: {there:,} {a} as {b}, {back:,} {b} as {a}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}, {} of all {:,}; {:,} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} {}: {:,} predicted right, {:,} wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of all classes missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} predicted {}: {:,} of them right, {:,} wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} in all: {:,} right, {:,} wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} in 1 cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} in {count:,} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of all classes without a prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} cells: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall of {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision of {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} of {whole:,} {what} were predicted {other}: {shares}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} false alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {} only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} and {:,} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matched {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of matched {} predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is and nothing is predicted, there is nothing to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of {whole:,} {name} was missed: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} of {whole:,} {name} were missed: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 false alarm says {name}: {share} of all {name} predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} false alarms say {name}: {share} of all {name} predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is best, {}, at {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is undefined at every {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} samples counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} truths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 prediction kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} predictions kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {:,} with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} on crowd regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} on what is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({:,} more left aside)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({} left out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} missed, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} predicted as no class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} under {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} not judged by the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it lies on a truth that is ignored, or not all objects of its class are marked in its image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (rule {}, IoU ≥ {}, score ≥ {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confused: {} and {} are a pair, with {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {} {:.2f} {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken by {} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prediction “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed, {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarm with {}, {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct: {} and {} are a pair, with {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under the score threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it took another {} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more that overlap less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other IoU or score threshold would change this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarm, {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the same truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under the same prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under this prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the truth is missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({}) takes this truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction is left out, as its score is under the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction is left out, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction is a false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction takes {} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchanging images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objects in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying subsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {:,} are errors as labelled; with wrong labels mended {} ({} to {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} % ({} to {} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} {} looked at are wrong labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, which are all there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as marked {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no truth changed by marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 truth changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} truths changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 truth left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} truths left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 truth added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} truths added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, right is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found:
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results name no image file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({} of the image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} predicted {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked to be turned; nothing tells whether the maps are about it before or after turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked to be turned; nothing tells whether the truth is about it before or after turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked to be turned; nothing tells whether the prediction is about it before or after turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked to be turned; nothing tells whether truth and prediction are about it before or after turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth {}, predicted {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To compare: correct {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; no {} is correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} with score {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; the first is a {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false alarm {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU {:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with the details below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside cmviewer. What is open stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in the log too: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report among what was opened would be read as results. It needs a folder of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that cmviewer did not write, or that were changed since, would be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be written into {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} exists already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}
truth {}; what was predicted is hidden until its label is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples → Locate images… asks once for the folder of all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query: {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query or name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query, or part of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: score &gt; 0.8, folder = night
Ctrl+Space completes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: truth {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x {}, y {}: truth {}, predicted {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} subsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is worse than the rest, beyond chance, of {} by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} are worse than the rest, beyond chance, of {} by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too few images, or nothing is known of them by which they differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is worse than the rest, beyond chance, of {} by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; {:,} more without {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,} of {:,} from {} to below {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, 1 mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {count:,} mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {:,} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({:,} times)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, line {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>else {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not decided here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit these files. What fits: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Show: </source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
