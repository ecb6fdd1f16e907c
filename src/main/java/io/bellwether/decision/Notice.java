package io.bellwether.decision;

import java.time.Instant;
import java.util.List;

/** Something worth knowing about how a company decides. It is no alert, and blames nobody. */
public sealed interface Notice {

    /** The name used in files. */
    String kind();

    /** When the decision took effect that made it true. */
    Instant at();

    /** Ids of the decisions that it rests on, in the order of their effect. */
    List<String> decisionIds();

    /**
     * The third reversal within 14 days.
     *
     * @param decisionIds the decisions that took something back
     */
    record StrategyChurn(Instant at, List<String> decisionIds) implements Notice {

        public StrategyChurn {
            decisionIds = List.copyOf(decisionIds);
        }

        @Override
        public String kind() {
            return "strategy-churn";
        }
    }

    /**
     * One role took at least four of five decisions of 30 days, and at least ten were taken.
     *
     * @param decisionIds the decisions of that role
     * @param concentration which role, and how much of it
     */
    record Concentrated(Instant at, List<String> decisionIds, Concentration concentration)
            implements Notice {

        public Concentrated {
            decisionIds = List.copyOf(decisionIds);
        }

        @Override
        public String kind() {
            return "concentration";
        }
    }
}
