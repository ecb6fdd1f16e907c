package io.bellwether.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a member is started. Immutable.
 *
 * @param roles as {@code serve --roles} has them
 * @param instance the member's name; stays the same over restarts
 * @param data its {@code data.directory}, which members share, and with it the pseudonyms' key
 * @param servers bootstrap servers
 * @param virtualMachine options of the Java VM, heap included
 * @param environment added to what this process has
 * @param mainClass takes the program's arguments; see {@link Tethered}
 * @param settings as {@code --set} has them
 */
public record Launch(
        String roles,
        String instance,
        Path data,
        String servers,
        List<String> virtualMachine,
        Map<String, String> environment,
        String mainClass,
        List<String> settings) {

    public Launch {
        virtualMachine = List.copyOf(virtualMachine);
        environment = Map.copyOf(environment);
        settings = List.copyOf(settings);
    }

    /** The program as it is, with 512 MB of heap. */
    public static Launch of(String roles, String instance, Path data, String servers) {
        return new Launch(
                roles,
                instance,
                data,
                servers,
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Dbellwether.log.format=text"),
                Map.of(),
                Tethered.class.getName(),
                List.of());
    }

    /** With more options of the Java VM; of two that contradict each other the later one holds. */
    Launch with(String... options) {
        List<String> more = new ArrayList<>(virtualMachine);
        more.addAll(List.of(options));
        return new Launch(roles, instance, data, servers, more, environment, mainClass, settings);
    }

    Launch withHeap(String size) {
        return with("-Xmx" + size);
    }

    /** Halted at the {@code n}-th pass of a fail point, as by SIGKILL. */
    Launch armed(String failPoint, int n) {
        return with("-Dbellwether.failpoint=" + failPoint + ":" + n);
    }

    Launch withEnvironment(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Launch(
                roles, instance, data, servers, virtualMachine, more, mainClass, settings);
    }

    /** With another main class, which should {@link Tethered#tie() tie} itself to this process. */
    Launch withMain(Class<?> main) {
        return new Launch(
                roles,
                instance,
                data,
                servers,
                virtualMachine,
                environment,
                main.getName(),
                settings);
    }

    /** With more settings, each {@code key=value}. */
    Launch set(List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return new Launch(
                roles, instance, data, servers, virtualMachine, environment, mainClass, all);
    }

    public Launch set(String... more) {
        return set(List.of(more));
    }

    /** The words to start it with. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of("serve", "--roles", roles, "--instance", instance));
        command.addAll(List.of("--set", "data.directory=" + data, "--set", "http.address="));
        command.addAll(List.of("--set", "kafka.bootstrap.servers=" + servers));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return command;
    }
}
