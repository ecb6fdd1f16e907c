package io.bellwether.dashboard;

import io.bellwether.alert.StaffFloor;

/** States as the page says them: a sign, a word and a sentence; colour is never all there is. */
final class StandingWords {

    private StandingWords() {}

    /** Such as {@code Data gap}. */
    static String name(Standing standing) {
        return switch (standing) {
            case UNHEARD -> "Nothing heard yet";
            case LEARNING -> "Learning";
            case NORMAL -> "Normal";
            case WATCH -> "Watch";
            case ALERT -> "Alert";
            case RECOVERING -> "Recovering";
            case DATA_GAP -> "Data gap";
            case NOT_ENOUGH_PEOPLE -> "Not enough people";
        };
    }

    /** For the eye alone; a screen reader skips it. */
    static String sign(Standing standing) {
        return switch (standing) {
            case UNHEARD -> "○";
            case LEARNING -> "◔";
            case NORMAL -> "●";
            case WATCH -> "◆";
            case ALERT -> "▲";
            case RECOVERING -> "◑";
            case DATA_GAP -> "▨";
            case NOT_ENOUGH_PEOPLE -> "◌";
        };
    }

    static String meaning(Standing standing) {
        return switch (standing) {
            case UNHEARD -> "No level of this asset has been told yet.";
            case LEARNING -> "Its usual level is being learned; nothing is judged yet.";
            case NORMAL -> "What is said lies where it was expected.";
            case WATCH -> "A little lower than chance explains well. No alert yet.";
            case ALERT -> "What is said fell further and for longer than chance allows.";
            case RECOVERING -> "An alert is over, and the asset is on its way back.";
            case DATA_GAP ->
                    "Silent for longer than chance explains: is its feedback still coming?";
            case NOT_ENOUGH_PEOPLE ->
                    "Fewer than "
                            + StaffFloor.LEVEL_AUTHORS
                            + " people spoke within three days, so no level is told. That is no sign of"
                            + " calm.";
        };
    }
}
