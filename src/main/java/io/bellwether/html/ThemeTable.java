package io.bellwether.html;

import java.util.List;

/** Which themes moved, and how much of the drop each carries. Nothing where none is told. */
public final class ThemeTable {

    private ThemeTable() {}

    public static void write(PublicAlert alert, Html html) {
        List<PublicAlert.ThemeShift> shifts = alert.themes();
        if (shifts.isEmpty()) {
            return;
        }
        html.leaf("h3", "What they spoke of");
        Table table =
                new Table(html, "Themes, and what each adds to the change of the level", "wide");
        table.head(
                "Theme",
                "Share before",
                "Share since",
                "Level before",
                "Level since",
                "By its share",
                "By its level");
        for (PublicAlert.ThemeShift shift : shifts) {
            html.open("tr").leaf("th", shift.theme(), "scope", "row");
            table.numbers(
                    Words.number(shift.shareBefore()),
                    Words.number(shift.shareSince()),
                    Words.number(shift.levelBefore()),
                    Words.number(shift.levelSince()),
                    Words.part(shift.byShare()),
                    Words.part(shift.byLevel()));
            html.close("tr");
        }
        table.end();
    }
}
