package io.bellwether.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what it allowed and refused. One for the test JVM. */
public final class RecordingAuthorizer extends StandardAuthorizer {

    private static final Set<String> ALLOWED = new ConcurrentSkipListSet<>();
    private static final Set<String> REFUSED = new ConcurrentSkipListSet<>();

    /** What was allowed and used, such as {@code monitor WRITE TOPIC bellwether.level.v1}. */
    public static Set<String> allowed() {
        return new TreeSet<>(ALLOWED);
    }

    /** What was refused, in the same form. */
    public static Set<String> refused() {
        return new TreeSet<>(REFUSED);
    }

    public static void forget() {
        ALLOWED.clear();
        REFUSED.clear();
    }

    @Override
    public List<AuthorizationResult> authorize(
            AuthorizableRequestContext request, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(request, new ArrayList<>(actions));
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            ResourceType kind = action.resourcePattern().resourceType();
            String line =
                    request.principal().getName()
                            + " "
                            + action.operation()
                            + " "
                            + kind
                            + " "
                            + action.resourcePattern().name();
            // Without a log entry it was only asked what would be allowed.
            if (results.get(i) == AuthorizationResult.ALLOWED && action.logIfAllowed()) {
                ALLOWED.add(line);
            } else if (results.get(i) == AuthorizationResult.DENIED && action.logIfDenied()) {
                REFUSED.add(line);
            }
        }
        return results;
    }
}
