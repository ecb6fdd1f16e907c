package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.bellwether.html.Words;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A long list in parts.
 *
 * @param part which one, from 1
 */
record Pager<T>(List<T> all, int part, int size) {

    /** The part asked for; the nearest one where there is none of that number. */
    static <T> Pager<T> of(List<T> all, String asked, int size) {
        return new Pager<>(all, Math.clamp(number(asked), 1, count(all.size(), size)), size);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static int count(int things, int size) {
        return Math.max(1, Math.ceilDiv(things, size));
    }

    int count() {
        return count(all.size(), size);
    }

    List<T> shown() {
        return all.subList((part - 1) * size, Math.min(all.size(), part * size));
    }

    /** Leads to the parts before and after. */
    void write(IntFunction<String> address, Html html) {
        if (count() == 1) {
            return;
        }
        html.open("nav", "aria-label", "Parts of the list").open("ul", "class", "choices");
        if (part > 1) {
            writeStep("Newest", 1, address, html);
            writeStep("Newer", part - 1, address, html);
        }
        html.leaf("li", "Part " + Words.count(part) + " of " + Words.count(count()));
        if (part < count()) {
            writeStep("Older", part + 1, address, html);
            writeStep("Oldest", count(), address, html);
        }
        html.close("ul").close("nav");
    }

    private static void writeStep(String name, int to, IntFunction<String> address, Html html) {
        html.open("li").leaf("a", name, "href", address.apply(to)).close("li");
    }
}
