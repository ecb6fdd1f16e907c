package io.bellwether.faults;

import io.bellwether.feedback.Asset;
import java.util.List;
import java.util.regex.Pattern;

/** What members log about their restores. */
final class Restores {

    private Restores() {}

    /** From where in the journal {@code asset} was restored, in all the lives of a member. */
    static List<Long> of(MemberProcess member, Asset asset) {
        Pattern line =
                Pattern.compile(
                        asset.label() + ": restored up to journal offset [0-9]+, from ([0-9]+)");
        return line.matcher(member.logged())
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }
}
