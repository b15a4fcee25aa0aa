"""The words that files and columns are named with, and what they stand for."""

import re
from typing import Final

IMAGE_ENDINGS: Final = (
    ".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".ppm", ".pgm", ".jp2", ".jfif",
    ".avif",
)  # fmt: skip


def word_set(*lines: str) -> frozenset[str]:
    """Make a set of the words in some lines."""
    return frozenset(" ".join(lines).split())


TRUTH: Final = word_set(
    "truth true gt groundtruth ground actual actuals expected reference real annotation annotations",
    "annotated gold given ytrue",
    "wahrheit wahr tatsächlich tatsaechlich ist soll verité vérité verite vrai réel reel verdad verdadero",
    "verdadera verdadeiro verdadeira verdade verità verita vero reale waarheid werkelijk sanning facit",
    "prawda",
    "rzeczywista истина правда истинный 真实 真值 真实标签 真实类别 正解 正解ラベル 실제 정답",
)
LABEL: Final = word_set(
    "label labels class classes category categories target targets species y lbl cls annotation",
    "klasse klassen kategorie etikett étiquette etiquette classe catégorie categorie clase categoría",
    "categoria",
    "etiqueta etichetta rótulo rotulo klasa etykieta метка класс 标签 类别 ラベル クラス 라벨 클래스",
)
PREDICTION: Final = word_set(
    "prediction predictions predicted predict pred preds predicts yhat hat guess guesses guessed response",
    "responses output outputs answer inferred inference estimated argmax decision top1 classified ypred",
    "scored vorhersage vorhergesagt prognose prädiktion prédiction prédit predit predicción prediccion",
    "predicho",
    "predizione predetto predetta predição predicao predito previsão previsao previsto voorspelling",
    "voorspeld",
    "prediktion predikcja przewidywana прогноз предсказание предсказанный 预测 预测标签 预测类别 予測",
    "予測ラベル 예측",
)
PLAIN: Final = word_set("truth true gt groundtruth ytrue prediction predicted pred ypred")
SCORE: Final = word_set(
    "score scores prob probs probability probabilities proba probas confidence confidences conf certainty",
    "p likelihood softmax sigmoid logit logits pyx yprob yscore activation",
    "konfidenz wahrscheinlichkeit confiance probabilité probabilite confianza probabilidad probabilità",
    "probabilita",
    "confiança confianca probabilidade waarschijnlijkheid уверенность вероятность 置信度 概率 信頼度",
    "確率 점수 확률",
)
IMAGE: Final = word_set(
    "image images img imgs path paths file files filename filenames filepath filepaths imagename",
    "imagenames",
    "imagepath imgpath imgname imagefile imageid imgid fname photo picture uri url src sample",
    "bild bilder datei dateiname pfad fichier chemin imagen archivo ruta immagine imagem arquivo",
    "afbeelding",
    "bestand obraz plik изображение файл 图片 图像 图像名 文件 文件名 路径 画像 画像名 ファイル",
    "ファイル名 이미지 파일",
)
IDENTITY: Final = word_set("id ids uid uuid key name sampleid index idx")
CHECKPOINT_ORDER: Final = (
    "checkpoint", "ckpt", "snapshot", "epoch", "step", "iteration", "iter", "run", "experiment", "model",
    "network", "net", "fold", "seed",
)  # fmt: skip
CHECKPOINT: Final = frozenset(CHECKPOINT_ORDER)
BESIDE_CHECKPOINT: Final = word_set("global train training eval val num")
METRIC: Final = word_set(
    "precision recall f1 accuracy acc loss support auc lr map fitness specificity sensitivity tp fp fn tn",
    "iou kappa macro micro f1score",
)
BOX: Final = word_set("bbox bboxes xmin xmax ymin ymax x1 x2 y1 y2 segmentation polygon rle counts box boxes")
MASK: Final = word_set(
    "labelids labeltrainids trainids labelmap labelmaps mask masks segmentation seg segm semantic l",
    "segmentationclass panoptic instance instances instanceids color colour colors",
)
PHOTO: Final = word_set(
    "image images img imgs photo photos picture pictures frame frames input inputs original orig leftimg8bit",
    "sat raw",
)
BESIDE_MAPS: Final = word_set(
    "segmentationobject object parts scribble scribbles depth disparity polygons vis visualization",
    "visualisation overlay overlays plots",
)
COUNT: Final = word_set(
    "count counts n number npredictions frequency weight weights total freq frequencies qty quantity",
    "num nb cnt",
    "size samples occurrences cases pixels objects images anzahl häufigkeit haeufigkeit nombre effectif",
    "effectifs cantidad recuento frecuencia conteggio numero número quantidade contagem aantal antal",
    "liczba",
    "количество число 数量 计数 频数 件数 個数 개수",
)
SHARE: Final = word_set(
    "percent percentage pct perc share shares proportion rate ratio prop fraction normalized normalised",
    "prozent",
    "anteil pourcentage porcentaje percentuale 百分比 比例 割合",
)
NEUTRAL: Final = word_set("name names id ids index idx object model image img value text str string")

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN: Final = re.compile(r"[\W_]+")
_SCORE_WORD: Final = "|".join(sorted(SCORE - {"p"}, key=lambda word: (-len(word), word)))
_BEFORE_SCORE: Final = "pred|prediction|predicted|scored|class|model|output|softmax"
_SCORE_OF: Final = re.compile(
    rf"(?:(?:{_BEFORE_SCORE})[\W_]+)*(?:{_SCORE_WORD})(?:[\W_]+(?:of|for)(?:[\W_]+class)?)?(?:[\W_]+|(?=\d))(?P<after>.+)"
    r"|p[\W_]*(?P<numbered>\d+)|p[\W_]+(?P<named>.+)"
    rf"|(?P<before>.+?)[\W_]+(?:{_SCORE_WORD})",
    re.IGNORECASE,
)
_PLAIN_SCORE_OF: Final = re.compile(
    rf"(?:{_SCORE_WORD})_(?!of_|for_|class_)([^\d].*)", re.IGNORECASE | re.DOTALL
)
"""`score_` and then the name of the class to the letter, however odd it is."""
_KNIME: Final = re.compile(r"P ?\([^=()]+=(.+)\)")
"""`P (species=cat)`: the column of the classes, and the class."""
_NO_CLASS: Final = PREDICTION | NEUTRAL | SCORE | LABEL | {"top", "max", "1", "best"}


def words(name: str) -> tuple[str, ...]:
    """Split a name into words in lower case: `TrueLabel`, `true_label` and `true label` are the same."""
    return tuple(word for word in _BETWEEN.split(_CAMEL.sub(" ", name).lower()) if word)


def pieces(name: str) -> tuple[str, ...]:
    """Split a name into its words as it writes them."""
    return tuple(piece for piece in _BETWEEN.split(name) if piece)


def looks_like_image(text: str) -> bool:
    """Tell whether a text ends as the name of an image file does."""
    return text.lower().endswith(IMAGE_ENDINGS)


def class_in_score_name(name: str) -> str | None:
    """Return the class that a column of scores is named after: `score_dog`, `dog_prob` and `p(dog)`."""
    plain = _PLAIN_SCORE_OF.fullmatch(name.strip())
    if plain is not None:
        return plain.group(1)
    of_column = _KNIME.fullmatch(name.strip())
    if of_column is not None:
        return of_column.group(1)
    found = _SCORE_OF.fullmatch(name.strip())
    if found is None or (found["before"] and set(words(found["before"])) <= _NO_CLASS):
        return None
    class_name = next(group for group in found.groups() if group)
    bracketed = f"({class_name}" in name or f"[{class_name}" in name
    class_name = class_name[:-1] if bracketed and class_name[-1] in ")]" else class_name
    return class_name[:-1] if f'"{class_name}' in name and class_name.endswith('"') else class_name
