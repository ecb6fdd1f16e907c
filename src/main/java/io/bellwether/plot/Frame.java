package io.bellwether.plot;

/**
 * Where a chart's axes lie on the picture, in pixels from its upper left corner.
 *
 * @param left where x begins
 * @param right where x ends
 * @param top where y ends
 * @param bottom where y begins
 */
record Frame(double left, double right, double top, double bottom) {

    static final double WIDTH = 960;
    static final double HEIGHT = 420;

    private static final double LEFT = 78;
    private static final double RIGHT = 24;
    private static final double TOP = 48;
    private static final double BOTTOM = 62;
    private static final double BOTTOM_FOR_LONG_NAMES = 110;

    static Frame of(Chart chart, double above) {
        double legend = Legend.width(chart.series());
        double right = WIDTH - RIGHT - (legend > 0 ? legend + 12 : 0);
        Frame frame = new Frame(LEFT, right, above + TOP, above + HEIGHT - BOTTOM);
        boolean isSlanted = Names.areSlanted(chart.x(), frame);
        return isSlanted
                ? new Frame(LEFT, right, above + TOP, above + HEIGHT - BOTTOM_FOR_LONG_NAMES)
                : frame;
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double x(double share) {
        return left + width() * share;
    }

    double y(double share) {
        return bottom - height() * share;
    }
}
