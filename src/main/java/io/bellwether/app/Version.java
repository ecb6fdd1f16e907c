package io.bellwether.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"bellwether " + number()};
    }

    /** Such as {@code 0.1.0}. */
    static String number() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new IOException("the build left no version.properties beside the program");
            }
            properties.load(stream);
        }
        return properties.getProperty("version", "unknown");
    }
}
