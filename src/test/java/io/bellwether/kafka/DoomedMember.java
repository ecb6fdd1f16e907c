package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/** A member in a process of its own, so that its end is as abrupt as a power cut. */
final class DoomedMember {

    private DoomedMember() {}

    /** Runs the role named by the fourth argument until standard input ends. */
    public static void main(String[] args) throws IOException {
        KafkaConnection connection = KafkaConnection.to(args[0]);
        TopicNames names = TopicNames.prefixed(args[1]);
        Member member = new Member(args[2], args[3], "a", GroupProtocol.CLASSIC);
        if (args[3].equals("score")) {
            try (ScoreRig rig =
                    new ScoreRig(
                            connection,
                            names,
                            member,
                            ScoreRig::neutral,
                            20,
                            Duration.ofSeconds(20))) {
                rig.start();
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        } else {
            try (MonitorRig rig = new MonitorRig(connection, names, member, pointers -> Map.of())) {
                rig.start();
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
