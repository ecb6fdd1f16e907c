package io.bellwether.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which decisions take back an earlier one.
 *
 * <ul>
 *   <li>A decision that names a known one in {@code reverses} takes that one back, unless it is
 *       itself or took effect later.
 *   <li>Else it takes back the latest earlier decision that has a stance on the same subject, if
 *       the two stances are opposite.
 * </ul>
 *
 * <p>A decision that names what it takes back and has no stance is counted as {@code reverse} on
 * that subject, so that to announce, take back and announce again are two reversals either way.
 * Subjects are compared without regard to case and surrounding blanks; an empty one is no subject.
 */
final class Reversals {

    private final Map<String, Decision> byId = new HashMap<>();
    private final Map<String, Held> bySubject = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<Reversal> found = new ArrayList<>();

    private Reversals(List<Decision> decisions) {
        decisions.forEach(decision -> byId.put(decision.id(), decision));
        decisions.forEach(this::read);
    }

    /**
     * The reversals, in the order in which their later decisions took effect.
     *
     * @param decisions of different ids, in the order of their effect
     */
    static List<Reversal> among(List<Decision> decisions) {
        return List.copyOf(new Reversals(decisions).found);
    }

    private void read(Decision decision) {
        if (!read.add(decision.id())) {
            return;
        }
        Decision named = named(decision);
        if (named != null) {
            // One of the same instant may still be to come: ids say nothing about the order.
            read(named);
        }
        String subject = Stances.plain(subject(decision, named));
        String stance = stance(decision, named);
        Held held = bySubject.get(subject);
        if (named != null) {
            found.add(new Reversal(named, decision));
        } else if (held != null && Stances.areOpposite(held.stance, stance)) {
            found.add(new Reversal(held.decision, decision));
        }
        if (!subject.isEmpty() && !stance.isBlank()) {
            bySubject.put(subject, new Held(decision, stance));
        }
    }

    private @Nullable Decision named(Decision decision) {
        Decision named = decision.reverses() == null ? null : byId.get(decision.reverses());
        boolean isEarlier =
                named != null
                        && !named.id().equals(decision.id())
                        && !named.effectiveAt().isAfter(decision.effectiveAt());
        return isEarlier ? named : null;
    }

    private static String subject(Decision decision, @Nullable Decision named) {
        return named != null && decision.subject().isBlank() ? named.subject() : decision.subject();
    }

    private static String stance(Decision decision, @Nullable Decision named) {
        return named != null && decision.stance().isBlank() ? Stances.REVERSE : decision.stance();
    }

    /** The latest decision on a subject that had a stance, and which. */
    private record Held(Decision decision, String stance) {}
}
