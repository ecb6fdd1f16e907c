package io.bellwether.fuzz;

import io.bellwether.feedback.Rejection;

/** What a target holds the product to. */
final class Promise {

    private static final int LONGEST_DETAIL = 300;

    private Promise() {}

    static void holds(boolean isKept, String promise) {
        if (!isKept) {
            throw new AssertionError(promise);
        }
    }

    /** A reason is for logs and for headers of dead letters. */
    static void isFitForLogs(Rejection rejection) {
        String detail = rejection.detail();
        holds(detail.length() <= LONGEST_DETAIL, "a reason is short");
        holds(detail.chars().allMatch(c -> c >= ' ' && c < 0x7f), "a reason has ASCII only");
    }
}
