package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The role that scores, in a process of its own, so that its end is as abrupt as a power cut. */
final class DoomedScorer {

    private DoomedScorer() {}

    /** Folder, bootstrap servers, scorer id and bias; runs until standard input ends. */
    public static void main(String[] args) throws IOException {
        Configuration configuration =
                Configuration.load(
                        null,
                        Map.of(),
                        List.of("data.directory=" + args[0], "kafka.bootstrap.servers=" + args[1]));
        BiasedScorer scorer = BiasedScorer.of(args[2], Double.parseDouble(args[3]));
        try (Cluster cluster = Cluster.open(configuration);
                Service service =
                        new Service(
                                configuration,
                                cluster.connection(),
                                cluster.names(),
                                "0",
                                AuthorNaming.asGiven())) {
            service.start(EnumSet.of(Role.SCORE), () -> scorer);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
