package io.bellwether.config;

import io.bellwether.codec.FieldMapping;
import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.List;

/**
 * Every configuration key beside {@code kafka.*}, which is passed on untouched. The reference in
 * the documentation is made from this list, and nothing else knows a key's name or default.
 */
public enum Key {
    DATA_DIRECTORY(
            "data.directory",
            Kind.PATH,
            ".bellwether",
            "Where the local broker, the pseudonym key and the instance lock live.",
            "Somebody who runs it as a service: the default lies where the command was called."),
    GROUP(
            "group",
            Kind.TEXT,
            "bellwether",
            "Prefix of consumer groups and transactional ids; two services on one cluster need two.",
            "Somebody with two installations on one cluster, such as a trial beside the real"
                    + " one; else nobody."),
    SCORER_KIND(
            "scorer.kind",
            Kind.SCORER,
            "linear",
            "Which scorer: linear (fast), adjusted (the same, with a level that is adjusted for what"
                    + " the model confuses) or tree (CoreNLP's neural one, about 50 times slower).",
            "Somebody who reads the level as a share of people rather than as a line that moves"
                    + " takes adjusted; somebody whose feedback is little and whose sentences are"
                    + " long, and who has the processors, takes tree."),
    SCORER_MODEL(
            "scorer.model",
            Kind.TEXT,
            "",
            "File with a model of your own; empty means the one that is built in.",
            "Somebody who has labelled feedback of their own: `train` makes a model of it."),
    SCORER_RESCORE(
            "scorer.rescore",
            Kind.DURATION,
            "56d",
            "How much of the past a scorer that was not in office before scores again before it takes"
                    + " over; up to 56d. 0d takes over at once.",
            "Somebody whose past is so large that a change of the scorer takes hours, or who"
                    + " wants none of it."),
    PSEUDONYM_KEY_FILE(
            "pseudonym.keyFile",
            Kind.TEXT,
            "",
            "File with the key of the authors' pseudonyms, made on first use; empty means"
                    + " pseudonym.key in data.directory. BELLWETHER_PSEUDONYM_KEY goes before it.",
            "Somebody who runs score on several machines: all of them need the same key."),
    QUOTES_REDACT(
            "quotes.redact",
            Kind.REDACTION,
            "identifiers",
            "What is replaced in quotations before they are published: identifiers (addresses, phone,"
                    + " card and account numbers, handles, telling links), names (those and person"
                    + " names; needs a build with -Ptree) or nothing.",
            "Somebody whose customers name people: names. Somebody whose readers may see every text"
                    + " anyway: nothing."),
    ONE_PER_PERSON_SOURCES(
            "onePerPersonSources",
            Kind.LIST,
            "",
            "Sources whose records without author come from one person each; * means all.",
            "The owner of an anonymous survey: only they know that nobody could answer twice."),
    LATENESS(
            "lateness",
            Kind.DURATION,
            "10m",
            "How far behind the slowest input partition a record may be and still count.",
            "Somebody whose sources deliver in lumps; each minute more makes every alert a"
                    + " minute later."),
    AUTHOR_WINDOW_HOURS(
            "authorWindowHours",
            Kind.WHOLE,
            "12",
            "Hours within which only the first record of an author is a vote; 0 to 168.",
            "Somebody whose people rightly write more often than twice a day about different"
                    + " things."),
    HEARTBEAT_SECONDS(
            "heartbeatSeconds",
            Kind.WHOLE,
            "30",
            "Seconds between heartbeats of input partitions that are idle; 1 to 3600.",
            "Somebody to whom half a minute of delay on quiet topics is too long, or the"
                    + " entries too many."),
    SNAPSHOT_EVERY_SECONDS(
            "snapshotEverySeconds",
            Kind.WHOLE,
            "60",
            "Seconds after which a monitor's state is written; 1 to 86400.",
            "Somebody with a large state, to whom the writing costs more than a slower restart."),
    SNAPSHOT_EVERY_RECORDS(
            "snapshotEveryRecords",
            Kind.WHOLE,
            "100000",
            "Journal records after which a monitor's state is written, if that comes first; 1 to"
                    + " 100000000.",
            "The same, on a busy journal: it bounds what a restart has to read again."),
    SMALLEST_DROP_THAT_MATTERS(
            "detector.smallestDropThatMatters",
            Kind.NUMBER,
            "0.02",
            "Least drop of the level, on [0, 1], that the detector looks for; 0.005 to 0.25.",
            "The owner of the asset, who knows which drop would not change a decision."),
    STORM_HOURS_TOLERATED(
            "detector.stormHoursTolerated",
            Kind.WHOLE,
            "3",
            "Hours of the worst feedback alone that may not raise an alert; 1 to 48.",
            "Somebody whose product has outages that make everybody angry and pass by themselves."),
    LEARNING_DAYS(
            "detector.learningDays",
            Kind.WHOLE,
            "14",
            "Days of feedback before the first verdict; 7 to 90.",
            "Somebody whose feedback has a rhythm longer than two weeks, such as a month's end."),
    HTTP_ADDRESS(
            "http.address",
            Kind.TEXT,
            "127.0.0.1:8484",
            "Host and port of the page, the API, the metrics and the health checks; port 0 takes a free"
                    + " one, empty opens none. Anything but a loopback address needs a token.",
            "Somebody who reads the page from another machine, or runs several processes on one."),
    HTTP_TOKEN_FILE(
            "http.tokenFile",
            Kind.TEXT,
            "",
            "File with the token that every request must bring, as a bearer token or as the password of"
                    + " basic authentication; at least 16 characters. BELLWETHER_HTTP_TOKEN goes before"
                    + " it. Without one, nothing can be written over HTTP.",
            "Whoever opens the address to others; a file is how orchestrators hand out secrets."),
    HTTP_PUBLIC_URL(
            "http.publicUrl",
            Kind.TEXT,
            "",
            "Where people reach the page, such as https://bellwether.example.com; notifications link"
                    + " there. Empty means http://, and http.address.",
            "Whoever runs it behind a proxy: an address that only the machine knows is no"
                    + " use in an alert."),
    NOTIFY_ALERTMANAGER(
            "notify.alertmanager",
            Kind.LIST,
            "",
            "Base addresses of Prometheus Alertmanagers, such as http://alertmanager:9093; every one is"
                    + " told of every alert. User and password in an address are sent as basic"
                    + " authentication.",
            "Whoever has an Alertmanager, which groups alerts, silences them and reaches people."),
    NOTIFY_WEBHOOKS(
            "notify.webhooks",
            Kind.WEBHOOKS,
            "",
            "Webhooks by name (a-z, 0-9, -); of each url, or urlFile with a file that holds it;"
                    + " secretFile, with what signs; templateFile, with a template of the body;"
                    + " allowPrivate, true to reach addresses that are not public.",
            "Whoever wants alerts in a chat, or in a program of their own."),
    TOPICS(
            "assets.*.topics",
            Kind.LIST,
            "feedback.*.v1",
            "Topics that hold the feedback of this asset.",
            "Whoever has feedback in Kafka already, under names of their own."),
    FALSE_ALARM_EVERY_YEARS(
            "assets.*.falseAlarmEveryYears",
            Kind.NUMBER,
            "1",
            "The promise: at most one false alarm in that many years; more than 0, at most 1000.",
            "The owner of the asset: how many false alarms they accept is theirs to say and"
                    + " nobody else's."),
    TIME_ZONE(
            "assets.*.timeZone",
            Kind.ZONE,
            "UTC",
            "Where the asset's people sleep: their day and week are learned in this zone.",
            "Whoever's people do not live by UTC; a wrong zone makes each night look like a"
                    + " change."),
    MAPPING(
            "assets.*.mapping",
            Kind.MAPPING,
            "",
            "Where the fields lie in topics of another shape: a JSON Pointer, or a list of them, for"
                    + " any of id, text, timestamp, author, rating, source, lang, segment.",
            "Whoever has topics of another shape, and will not publish them again for this.");

    /** What a value has to look like. */
    public enum Kind {
        PATH("a path"),
        TEXT("a text"),
        SCORER("linear, adjusted or tree"),
        REDACTION("identifiers, names or nothing"),
        WHOLE("a whole number"),
        NUMBER("a number"),
        DURATION("a duration such as 90s, 10m, 12h, 7d or PT10M"),
        ZONE("a time zone such as Europe/Paris"),
        LIST("a list, or texts separated by commas"),
        MAPPING("an object of JSON Pointers"),
        WEBHOOKS("an object of webhooks");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** The kind in words, as in "expected a path". */
        public String expected() {
            return expected;
        }
    }

    static final String KAFKA = "kafka.";
    private static final String ASSET = "*";

    private final String pattern;
    private final Kind kind;
    private final String defaultText;
    private final String description;
    private final String reason;

    Key(String pattern, Kind kind, String defaultText, String description, String reason) {
        this.pattern = pattern;
        this.kind = kind;
        this.defaultText = defaultText;
        this.description = description;
        this.reason = reason;
    }

    /** The name, with {@code *} in place of the asset where each asset has a value of its own. */
    public String pattern() {
        return pattern;
    }

    /** What a value has to look like. */
    public Kind kind() {
        return kind;
    }

    /** The value that holds if nobody sets one, as it would stand in the file; may be empty. */
    public String defaultText() {
        return defaultText;
    }

    /** Some sentences: what it does, unit, range. */
    public String description() {
        return description;
    }

    /** One sentence: who would change it, and why. What nobody would change is no key. */
    public String reason() {
        return reason;
    }

    /** Whether each asset has a value of its own. */
    public boolean isPerAsset() {
        return pattern.contains(ASSET);
    }

    /** The name for {@code asset}; the same for all when they share the value. */
    public String nameFor(Asset asset) {
        return pattern.replace(ASSET, asset.label());
    }

    /** The default for {@code asset}. */
    String defaultFor(Asset asset) {
        return kind == Kind.LIST ? defaultText.replace(ASSET, asset.label()) : defaultText;
    }

    /** Every name under which a value can be set, fields of mappings included; not of webhooks. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Key key : values()) {
            if (!key.isPerAsset()) {
                if (key.kind != Kind.WEBHOOKS) {
                    names.add(key.pattern);
                }
                continue;
            }
            for (Asset asset : Asset.values()) {
                if (key.kind != Kind.MAPPING) {
                    names.add(key.nameFor(asset));
                    continue;
                }
                for (String field : FieldMapping.FIELDS) {
                    names.add(key.nameFor(asset) + "." + field);
                }
            }
        }
        return names;
    }
}
