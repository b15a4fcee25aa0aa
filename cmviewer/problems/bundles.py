"""Problems of bundles, and of counting them on several machines."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

BUNDLE_DAMAGED: Final = ProblemKind(
    "bundle-damaged",
    "this file of a bundle is damaged: {why}",
    "copy the bundle anew, or count it again",
    means="a file of a bundle is cut off, changed, or belongs to another one",
)
BUNDLE_NEWER: Final = ProblemKind(
    "bundle-newer",
    "this bundle is of version {version}, and this program knows up to {known}",
    "open it with a newer cmviewer",
    means="the bundle was written by a newer cmviewer",
)
RULE_FIXED: Final = ProblemKind(
    "rule-fixed",
    "this bundle was counted with {rule}, which stays: it holds outcomes, and not what they were matched of",
    "count the results again with other values, or keep their candidates, so that they can be moved",
    means="a bundle was to be shown with another rule or threshold than it was counted with",
    help_mend="count the results again with other values, or with `cmviewer count --keep-candidates`",
)
PAIRS_END: Final = ProblemKind(
    "pairs-end",
    "this bundle kept pairs down to an IoU of {least}, and what overlaps less is not known",
    "choose an IoU of {least} or more, or count the results again with a lower one",
    means="a bundle with kept candidates was to be shown with a lower IoU than they were kept from",
)
BUNDLE_READ: Final = ProblemKind(
    "bundle-read",
    "this is a bundle, which was read when it was counted; {options} would say how it is read",
    "leave that out, or count the results again with it",
    means="a bundle was opened with options that say how results are read",
)
BUNDLE_HAS_NO_MAPS: Final = ProblemKind(
    "bundle-has-no-maps",
    "a bundle holds how many pixels are in each cell, and no maps",
    "open the results that it was counted of",
    means="pixels of a bundle were to be shown, written or compared, which holds their counts alone",
)
FIXES_OF_BUNDLE: Final = ProblemKind(
    "fixes-of-bundle",
    "a bundle holds outcomes, which cannot be counted anew with another truth",
    "apply the fixes to the results that it was counted of",
    means="labels of a bundle were to be mended, which takes matching anew",
)
BUNDLE_COUNTED: Final = ProblemKind(
    "bundle-counted",
    "this is a bundle, which is counted already",
    "open it, or count the results that it was counted of",
    means="a bundle was to be counted",
)
OTHER_WORK: Final = ProblemKind(
    "other-work",
    "what was begun here is of other results, another rule or another version",
    "begin anew",
    means="counting was to go on with what had been begun of other results, or by another rule",
    help_mend="leave out `--resume`, which begins anew",
)
CLUSTER_MISSING: Final = ProblemKind(
    "cluster-missing",
    "counting on a cluster needs dask.distributed, which is not installed",
    "install cmviewer[cluster], or count without a scheduler",
    means="`--scheduler` was given, and `dask.distributed` is not installed",
)
SCHEDULER_UNREACHABLE: Final = ProblemKind(
    "scheduler-unreachable",
    "no scheduler answers at {address}: {why}",
    "start one, or name the address that it prints",
    means="the scheduler of a cluster does not answer, or has no worker",
)
SCHEDULER_LOST: Final = ProblemKind(
    "scheduler-lost",
    "the scheduler at {address} went away, or all of its workers: {why}",
    "start the cluster again and go on: what is counted is kept",
    means="the cluster ended while it counted; what it had counted is kept",
)
WORKER_UNLIKE: Final = ProblemKind(
    "worker-unlike",
    "worker {worker} {what}",
    "install cmviewer {version} there",
    means="a worker of the cluster has no cmviewer, or one of another version",
    help_mend="install the same version there",
)
WORKER_BLIND: Final = ProblemKind(
    "worker-blind",
    "worker {worker} cannot see this file",
    "put the results where every worker sees them under the same path",
    means="a worker of the cluster cannot see a file of the results",
)
SHARD_FAILED: Final = ProblemKind(
    "shard-failed",
    "a shard ended the worker that counted it, each time: {why}",
    "give the workers more memory and go on: what is counted is kept",
    means="workers of the cluster died of the same shard, mostly for want of memory",
)
