package io.bellwether.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker's certificate, made by the JDK's keytool, and what clients trust.
 *
 * @param own key and certificate for the name localhost
 * @param trusted holds that certificate
 * @param stranger holds another one only
 */
public record Certificates(Path own, Path trusted, Path stranger) {

    /** Of every store. */
    static final String PASSWORD = "changeit-changeit";

    static Certificates make(Path folder) throws IOException, InterruptedException {
        Path own = pair(folder, "broker", "CN=broker", "dns:localhost");
        Path other = pair(folder, "other", "CN=other", "dns:elsewhere.example");
        return new Certificates(
                own, trusting(folder, own, "broker"), trusting(folder, other, "other"));
    }

    private static Path pair(Path folder, String name, String owner, String alternative)
            throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                owner,
                "-ext",
                "SAN=" + alternative,
                "-validity",
                "2",
                "-keystore",
                store.toString());
        return store;
    }

    private static Path trusting(Path folder, Path store, String name)
            throws IOException, InterruptedException {
        Path certificate = folder.resolve(name + ".pem");
        Path trust = folder.resolve(name + "-trust.p12");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate.toString(),
                "-keystore",
                trust.toString());
        return trust;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // Its own tools stumble over a Turkish locale.
        command.addAll(List.of("-J-Duser.language=en", "-J-Duser.country=US"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Path said = Files.createTempFile("keytool", ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + Files.readString(said));
            }
        } finally {
            Files.delete(said);
        }
    }
}
