package io.bellwether.benchmark;

import moa.classifiers.core.driftdetection.ADWINChangeDetector;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.CusumDM;
import moa.classifiers.core.driftdetection.HDDM_A_Test;
import moa.classifiers.core.driftdetection.PageHinkleyDM;

/**
 * A drift detector of MOA (Bifet, Holmes, Kirkby and Pfahringer 2010, JMLR 11). It is fed 1 - level
 * as the error, and of its alarms only those of a rising error count.
 */
final class MoaRule implements Rule {

    private static final int ONE_SIDED = 0;

    private final AbstractChangeDetector detector;

    private MoaRule(AbstractChangeDetector detector) {
        this.detector = detector;
        detector.resetLearning();
    }

    /** Adaptive windows; a false cut has probability 1 / {@code inverse}, as it promises. */
    static MoaRule adwin(double inverse) {
        ADWINChangeDetector detector = new ADWINChangeDetector();
        detector.deltaAdwinOption.setValue(1 / inverse);
        return new MoaRule(detector);
    }

    static MoaRule pageHinkley(double bound) {
        PageHinkleyDM detector = new PageHinkleyDM();
        detector.lambdaOption.setValue(bound);
        return new MoaRule(detector);
    }

    static MoaRule cusum(double bound) {
        CusumDM detector = new CusumDM();
        detector.lambdaOption.setValue(bound);
        return new MoaRule(detector);
    }

    /** Hoeffding's bound on means, at confidence 1 - 1 / {@code inverse}. */
    static MoaRule hddmA(double inverse) {
        HDDM_A_Test detector = new HDDM_A_Test();
        detector.driftConfidenceOption.setValue(1 / inverse);
        detector.oneSidedTestOption.setChosenIndex(ONE_SIDED);
        return new MoaRule(detector);
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        detector.input(1 - level);
        return detector.getChange();
    }
}
