package io.bellwether.html;

import io.bellwether.feedback.Asset;
import java.util.Locale;
import java.util.OptionalDouble;

/** What copies and new people have to do with an alert, for its readers. */
public final class CampaignWords {

    private CampaignWords() {}

    /** One or two sentences; empty when there is nothing to tell. */
    public static String of(PublicAlert alert) {
        String copies = copies(alert);
        String people = alert.hasManyNewAuthors() ? newPeople(alert.asset()) : "";
        return copies.isEmpty() || people.isEmpty() ? copies + people : copies + " " + people;
    }

    private static String copies(PublicAlert alert) {
        OptionalDouble share = alert.campaignShare();
        if (share.isEmpty() || share.getAsDouble() == 0) {
            return "";
        }
        OptionalDouble raw = alert.levelRaw();
        return "Of all that was said since the onset "
                + percent(share.getAsDouble())
                + " repeats a text of somebody else, nearly or word for word, and is not counted"
                + (raw.isPresent()
                        ? "; with it the level would be " + Words.number(raw.getAsDouble())
                        : "")
                + ".";
    }

    private static String newPeople(Asset asset) {
        return "In some hours far more "
                + asset.label()
                + " than usual had not been heard for 14 days; they count like others.";
    }

    private static String percent(double share) {
        return share < .01 ? "under 1 %" : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
