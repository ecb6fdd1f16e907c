package io.bellwether.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a company decided: what it took back, how often it changed its mind, and who decides. A
 * function of the set of decisions: their order does not matter, and of several with one id the one
 * delivered last counts. Windows end with an instant, which is included, and begin with one that is
 * not. Safe for use by several threads.
 */
public final class DecisionReview {

    /** The window of {@link #churnAt}. */
    public static final Duration CHURN = Duration.ofDays(28);

    /** The window in which {@link #CHURNING} reversals are worth a notice. */
    public static final Duration CHURN_NOTICE = Duration.ofDays(14);

    /** The window of {@link #concentrationAt}. */
    public static final Duration CONCENTRATION = Duration.ofDays(30);

    /** Reversals that are worth a notice. */
    public static final int CHURNING = 3;

    private final List<Decision> decisions;
    private final List<Reversal> reversals;
    private final TreeMap<Instant, List<Decision>> decisionsByTime = new TreeMap<>();
    private final TreeMap<Instant, List<Reversal>> reversalsByTime = new TreeMap<>();

    /** Reviews {@code delivered}, in the order of delivery. */
    public DecisionReview(Collection<Decision> delivered) {
        TreeMap<String, Decision> byId = new TreeMap<>();
        delivered.forEach(decision -> byId.put(decision.id(), decision));
        decisions =
                byId.values().stream()
                        .sorted(
                                Comparator.comparing(Decision::effectiveAt)
                                        .thenComparing(Decision::id))
                        .toList();
        reversals = Reversals.among(decisions);
        index(decisions, Decision::effectiveAt, decisionsByTime);
        index(reversals, Reversal::at, reversalsByTime);
    }

    private static <T> void index(
            List<T> values, Function<T, Instant> time, Map<Instant, List<T>> byTime) {
        for (T value : values) {
            byTime.computeIfAbsent(time.apply(value), at -> new ArrayList<>()).add(value);
        }
    }

    /** The decisions, by effect and id. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** What was taken back, in the order of the taking back. */
    public List<Reversal> reversals() {
        return reversals;
    }

    /** Reversals in the 28 days up to and including {@code at}. */
    public int churnAt(Instant at) {
        return within(reversalsByTime, CHURN, at).size();
    }

    /**
     * The role that took most of the decisions of the 30 days up to and including {@code at}; of
     * equals the first by name. Empty when no decision of these days says who took it.
     */
    public Optional<Concentration> concentrationAt(Instant at) {
        List<Decision> window = within(decisionsByTime, CONCENTRATION, at);
        TreeMap<String, List<Decision>> byRole = new TreeMap<>();
        for (Decision decision : window) {
            String role = Stances.plain(decision.decidedBy());
            if (!role.isEmpty()) {
                byRole.computeIfAbsent(role, key -> new ArrayList<>()).add(decision);
            }
        }
        List<Decision> most = List.of();
        for (List<Decision> own : byRole.values()) {
            most = own.size() > most.size() ? own : most;
        }
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Concentration(
                                most.getLast().decidedBy().strip(), most.size(), window.size()));
    }

    /**
     * What is worth telling, in order. A notice comes when a decision makes it true, and comes
     * again only after it has ceased to be true.
     */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Instant at : onsets(reversalsByTime, CHURN_NOTICE, this::isChurning)) {
            notices.add(churn(at));
        }
        for (Instant at : onsets(decisionsByTime, CONCENTRATION, this::isConcentrated)) {
            notices.add(concentrated(at));
        }
        notices.sort(Comparator.comparing(Notice::at).thenComparing(Notice::kind));
        return List.copyOf(notices);
    }

    private boolean isChurning(Instant at) {
        return within(reversalsByTime, CHURN_NOTICE, at).size() >= CHURNING;
    }

    private boolean isConcentrated(Instant at) {
        return concentrationAt(at).filter(Concentration::isHigh).isPresent();
    }

    private Notice churn(Instant at) {
        return new Notice.StrategyChurn(
                at,
                within(reversalsByTime, CHURN_NOTICE, at).stream()
                        .map(reversal -> reversal.later().id())
                        .toList());
    }

    private Notice concentrated(Instant at) {
        Concentration concentration = concentrationAt(at).orElseThrow();
        String role = Stances.plain(concentration.role());
        List<String> ids =
                within(decisionsByTime, CONCENTRATION, at).stream()
                        .filter(decision -> Stances.plain(decision.decidedBy()).equals(role))
                        .map(Decision::id)
                        .toList();
        return new Notice.Concentrated(at, ids, concentration);
    }

    /**
     * When {@code holds} begins to hold by something that happened then. What holds changes only
     * when something happens or leaves the window.
     */
    private static List<Instant> onsets(
            NavigableMap<Instant, ?> happened, Duration window, Predicate<Instant> holds) {
        TreeSet<Instant> changes = new TreeSet<>(happened.keySet());
        happened.keySet().forEach(at -> changes.add(at.plus(window)));
        List<Instant> onsets = new ArrayList<>();
        boolean isTold = false;
        for (Instant at : changes) {
            if (!holds.test(at)) {
                isTold = false;
            } else if (!isTold && happened.containsKey(at)) {
                onsets.add(at);
                isTold = true;
            }
        }
        return onsets;
    }

    private static <T> List<T> within(
            NavigableMap<Instant, List<T>> byTime, Duration window, Instant at) {
        List<T> within = new ArrayList<>();
        byTime.subMap(at.minus(window), false, at, true).values().forEach(within::addAll);
        return within;
    }
}
