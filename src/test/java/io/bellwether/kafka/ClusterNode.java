package io.bellwether.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One node of a cluster, in a process of its own; serves until its standard input ends. */
public final class ClusterNode {

    private ClusterNode() {}

    /**
     * Serves.
     *
     * @param args directory, number of the node from 1 on, its port, and the controllers' ports of
     *     all nodes, parted by commas
     */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<Integer> controllers =
                Arrays.stream(args[3].split(",", -1)).map(Integer::valueOf).toList();
        Thread tether = new Thread(ClusterNode::endWithInput, "tether");
        tether.setDaemon(true);
        tether.start();
        // Serves until it is halted.
        LocalBroker.start(
                directory, Integer.parseInt(args[1]), Integer.parseInt(args[2]), controllers);
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The other end is gone, which is what this waits for.
        }
        Runtime.getRuntime().halt(0);
    }
}
