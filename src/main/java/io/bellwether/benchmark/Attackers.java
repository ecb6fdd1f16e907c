package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Writes the posts of an attack. The same seed gives the same posts. Immutable. */
final class Attackers {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final long FLOOD = 3 * HOUR;

    /** A little more than the author window, so that each post may be a vote. */
    private static final long AGAIN = 12 * HOUR + 600;

    private static final double ORDINARY = .62;
    private static final double WORST = .1;

    private final Phrases phrases;
    private final Script complaint;
    private final Script praise;
    private final long seed;

    Attackers(Phrases phrases, long seed) {
        this.phrases = phrases;
        this.complaint = Script.ofComplaint(phrases);
        this.praise = Script.ofPraise(phrases);
        this.seed = seed;
    }

    /**
     * What {@code accounts} accounts post, in no order.
     *
     * @param start of the attack, in seconds since the epoch
     * @param before seconds in which aged accounts were used before that
     */
    List<Post> posts(Attack attack, int accounts, long start, long before) {
        Chance chance = Chance.of(seed, attack.goal() + " " + attack.name() + " " + accounts);
        List<Post> posts = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            String author = "account " + account;
            if (attack.accounts() == Attack.Accounts.AGED) {
                long at = start - before + (long) (chance.unit() * before);
                String text = Script.praise(phrases, chance);
                posts.add(Post.of("b" + account, at, author, ORDINARY, text, false));
            }
            for (long at : times(attack.tempo(), start, chance)) {
                posts.add(post("a" + posts.size(), at, author, attack, chance));
            }
        }
        return posts;
    }

    private Post post(String id, long at, String author, Attack attack, Chance chance) {
        boolean isComplaint = attack.goal() == Attack.Goal.RAISE;
        double level = Math.rint(1e4 * WORST * chance.unit()) / 1e4;
        String text = text(attack.manner(), isComplaint, chance);
        return Post.of(id, at, author, isComplaint ? level : 1 - level, text, false);
    }

    private String text(Attack.Manner manner, boolean isComplaint, Chance chance) {
        Script script = isComplaint ? complaint : praise;
        return switch (manner) {
            case COPIES -> script.given();
            case EDITS -> script.edited(chance);
            case PARAPHRASES -> script.paraphrased(chance);
            case OWN_WORDS ->
                    isComplaint
                            ? Script.complaint(phrases, chance)
                            : Script.praise(phrases, chance);
        };
    }

    private static List<Long> times(Attack.Tempo tempo, long start, Chance chance) {
        long length = Attack.DAYS * DAY;
        return switch (tempo) {
            case FLOOD -> List.of(start + (long) (chance.unit() * FLOOD));
            case DRIP -> List.of(start + (long) (chance.unit() * length));
            case SIEGE -> {
                List<Long> times = new ArrayList<>();
                long at = start + (long) (chance.unit() * AGAIN);
                for (; at < start + length; at += AGAIN) {
                    times.add(at);
                }
                yield times;
            }
        };
    }
}
