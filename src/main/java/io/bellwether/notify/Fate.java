package io.bellwether.notify;

import io.bellwether.feedback.Rejection;

/** How a delivery ended. */
sealed interface Fate {

    /** The receiver has it, or it was not for the receiver. */
    record Done() implements Fate {}

    /** It is to be set aside. */
    record SetAside(Rejection rejection) implements Fate {}
}
