"""The words that columns, files and folders are named with, and what they stand for: the one list of them.

A set for columns holds what people call a column; one for files or folders holds only what means the same
there: `hat` and `y` are no names of folders, and `real` is what photographs are.
"""

import re
from typing import Final

from cmviewer.limits import IMAGE_ENDINGS


def word_set(*lines: str) -> frozenset[str]:
    """Make a set of the words in some lines."""
    return frozenset(" ".join(lines).split())


TRUTH: Final = word_set(
    "truth true gt groundtruth ground actual actuals expected reference real annotation annotations",
    "annotated gold given ytrue",
    "wahrheit wahr tatsächlich tatsaechlich ist soll verité vérité verite vrai réel reel verdad verdadero",
    "verdadera verdadeiro verdadeira verdade verità verita vero reale waarheid werkelijk sanning facit",
    "prawda wahre wahrer wahres tatsächliche tatsächlicher tatsächliches referenz référence réelle",
    "referencia referência riferimento effettivo effettiva werkelijke daadwerkelijk prawdziwa prawdziwy",
    "rzeczywisty gerçek gercek doğru skutečná skutečný todellinen faktisk sann verklig истинная",
    "истинное истинные реальный реальная 实际 实际值 实际类别 真实值 実際",
    "rzeczywista истина правда истинный 真实 真值 真实标签 真实类别 正解 正解ラベル 실제 정답",
)
TARGET: Final = word_set("target targets")
"""The truth, unless a word beside it says that it is predicted; so in columns, files and folders."""
LABEL: Final = TARGET | word_set(
    "label labels class classes category categories species y lbl cls annotation",
    "klasse klassen kategorie etikett étiquette etiquette classe catégorie categorie clase categoría",
    "categoria",
    "etiqueta etichetta rótulo rotulo klasa etykieta метка класс 标签 类别 ラベル クラス 라벨 클래스",
)
PREDICTION: Final = word_set(
    "prediction predictions predicted predict pred preds predicts yhat hat guess guesses guessed response",
    "responses output outputs answer inferred inference estimated argmax decision top1 classified ypred",
    "rank1 best1 scored vorhersage vorhergesagt prognose prädiktion prédiction prédit predit predicción",
    "prediccion",
    "predicho",
    "predizione predetto predetta predição predicao predito previsão previsao previsto voorspelling",
    "voorspeld",
    "vorhergesagte vorhergesagter vorhergesagtes klassifiziert klassifizierte prädiziert prädizierte prédite",
    "prédits prédites predicha previsti prevista prevedida predetti predette voorspelde tahmin tahmini",
    "předpověď predikovaná przewidywany przewidywane förutsagd predikterad forudsagt ennuste предсказанная",
    "предсказанное предсказано прогнозируемый 预测值 予測値",
    "prediktion predikcja przewidywana прогноз предсказание предсказанный 预测 预测标签 预测类别 予測",
    "予測ラベル 예측",
)
TRUE_SIDE: Final = TRUTH | TARGET | word_set("observed observation")
PREDICTED_SIDE: Final = PREDICTION | word_set("map mapped")
"""What stands on the two sides of a finished matrix."""
ASSIGNED: Final = word_set(
    "model algorithm system machine assigned detected recognised recognized hypothesis classification"
)
"""What says a prediction beside a truth, and alone other things."""
DOUBTFUL: Final = word_set("annotation annotations annotated gold given reference")
"""What a truth is called, and what else may be: a `label` that contradicts it may be the truth too."""
PLAIN: Final = (TRUTH - DOUBTFUL - {"real"}) | word_set(
    "prediction predictions predicted pred preds ypred yhat"
)
"""What a column of labels is called, and no column of ids or remarks."""
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
    "network", "net", "modell", "modèle", "modelo", "modello", "fold", "kfold", "seed", "repeat", "trial",
)  # fmt: skip
CHECKPOINT: Final = frozenset(CHECKPOINT_ORDER)
BESIDE_CHECKPOINT: Final = word_set("global train training eval val num cv k no nr number")
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
PERCENT: Final = word_set("percent percentage pct")
SHARE: Final = PERCENT | word_set(
    "perc share shares proportion rate ratio prop fraction normalized normalised",
    "prozent",
    "anteil pourcentage porcentaje percentuale 百分比 比例 割合",
)
NEUTRAL: Final = word_set("name names id ids index idx object model image img value text str string")

SPLITS: Final = word_set("train training val valid validation test testing dev holdout")
"""Names of the parts of a data set, of which one is judged."""
EVALUATED: Final = word_set("eval evaluation")
"""What the part that is judged is called too, and what any folder of results may be called."""
PART: Final = SPLITS | word_set("eval dataset metadata annotations")
"""What folders and files of a data set are called, and those of predictions never."""
JUDGED_FIRST: Final = ("val", "valid", "test", "train")
"""Splits that are judged, the usual one first."""
SPLIT: Final = word_set(
    "split splits subset partition phase set fold dataset usage part aufteilung mode stage data menge",
    "teilmenge partición ensemble fase conjunto",
)
SPLIT_VALUES: Final = SPLITS | EVALUATED | word_set("trainval public private")
"""What a column of splits is called, and what it holds."""
CONTAINER: Final = word_set(
    "video videos clip clips sequence seq scene folder dir directory album patient subject camera cam case",
    "study series slide session recording movie flight site location group batch document doc page book tile",
)
"""Columns that may make one name with that of the image: the video of a frame."""
WEIGHT: Final = word_set("weight weights")
FEATURES: Final = word_set(
    "feature features feat feats embedding embeddings embed embeds emb hidden activations latent latents",
    "penultimate backbone pooled",
)
"""What a model thinks on the way to its class scores: numbers a sample too, but none of them a class."""
VERDICT: Final = SPLITS | EVALUATED | word_set("correct right wrong error match")
"""What is said about the row, or about the prediction, rather than about the thing."""
WRAPPER: Final = word_set("data results result predictions records samples items rows outputs images")
"""Keys of JSON below which the records lie."""
MATRIX: Final = word_set("confusion cm confmat confusionmatrix")

BOX_IMAGE: Final = word_set(
    "image imageid imagename imagepath filename file filepath path img frame imagefile"
)
BOX_CLASS: Final = word_set("label class classname category name labelname")
BOX_CLASS_ID: Final = word_set("classid categoryid labelid")
BOX_SCORE: Final = word_set("score confidence conf prob probability")
"""Whole names of the columns of boxes, without case and signs: only these leave no doubt beside a box."""

DETECTION: Final = word_set("det dets detection detections detected dt dts")
RESULT: Final = word_set("result results")
TRUE_FILE: Final = TARGET | word_set("truth true gt gts groundtruth ground reference gold")
PREDICTED_FILE: Final = (
    DETECTION
    | RESULT
    | word_set("prediction predictions predicted predict pred preds output outputs inference inferred")
)
"""What files and folders of objects are called, by side."""
ANNOTATED: Final = word_set("instances annotations")
"""Files of a truth, and of predictions that a tool of data sets has written."""
LABEL_FOLDER: Final = word_set("labels label annotations annotation labeltxt xml xmls")
PLAIN_FOLDER: Final = word_set("labels label txt data obj_train_data")
"""Folders of labels whose names say no side."""
TRUE_ARRAY: Final = word_set("true truth gt groundtruth actual ytrue solution")
SUBMISSION: Final = word_set("submission")
"""Kaggle calls the truth of a competition its solution."""
PREDICTED_ARRAY: Final = (PREDICTION - {"hat"}) | SCORE | SUBMISSION
"""What arrays and folders are called; a hat alone, as in `hard_hat`, is a thing in pictures."""
REPORT: Final = word_set("metrics metric summary report history")
TRUE_MAPS: Final = TRUTH | word_set("gtfine gtcoarse annot anno trainannot valannot testannot")
PREDICTED_MAPS: Final = (PREDICTION - {"hat"}) | RESULT | SUBMISSION | word_set("out runs submissions")
EITHER_MAPS: Final = (LABEL - {"y"}) | MASK
"""Folders of maps of either side: `predictions/labels` is one of predictions."""
PHOTO_FOLDER: Final = PHOTO | word_set("jpegimages image_2 rgb")
FINER: Final = word_set("instance instances instanceids")
COLOURED: Final = word_set("color colour colored coloured rgb")
MAP_ENDING: Final = (
    COLOURED
    | TARGET
    | word_set(
        "gtfine gtcoarse labelids labeltrainids trainids instanceids leftimg8bit colors vis",
        "pred preds prediction predictions predicted output out result inference",
        "gt groundtruth truth true annotation annotations anno annot",
        "mask masks label labels labelmap seg segm segmentation semantic l",
        "image images img sat photo input inputs original orig overlay",
    )
)
MAP_BEGINNING: Final = word_set(
    "pred prediction predicted output result gt target truth true groundtruth label mask image img input seg"
)
"""Words at the ends of the names of maps that only say what kind of file it is."""
CLASS_FILE: Final = word_set(
    "classes names labels class_names classnames class-names label_names labelnames label_map labelmap",
    "label-map categories class_map classmap idx2label id_to_label id2label label2id class_labels",
    "class_to_idx class_indices synset_words synsets imagenet_classes",
)
"""Whole names of the files that name classes."""
CLASS_HEADER: Final = word_set(
    "class classes name names label labels category categories title id idx index number"
)
CLASS_WORD: Final = word_set("class classes label labels category")
"""What a header above class names says; one word of these may be a class as well."""
OF_CLASS: Final = word_set("class classes label labels category categories")
NAMED: Final = word_set("names name map")
"""A file of class names says one of each: `label_map`."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN: Final = re.compile(r"[\W_]+")


def words(name: str) -> tuple[str, ...]:
    """Split a name into words in lower case: `TrueLabel`, `true_label` and `true label` are the same."""
    return tuple(word for word in _BETWEEN.split(_CAMEL.sub(" ", name).lower()) if word)


def pieces(name: str) -> tuple[str, ...]:
    """Split a name into its words as it writes them."""
    return tuple(piece for piece in _BETWEEN.split(name) if piece)


def looks_like_image(text: str) -> bool:
    """Tell whether a text ends as the name of an image file does."""
    return text.lower().endswith(IMAGE_ENDINGS)
