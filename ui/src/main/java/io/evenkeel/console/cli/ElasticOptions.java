package io.evenkeel.console.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where log lines lie when not in the data folder. Secrets come from files or the environment, never from the command line. */
final class ElasticOptions {
    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            required = true,
            description =
                    "Keep log lines in your Elasticsearch 9, not in the data folder; several nodes with commas between.")
    private String url = "";

    @Option(names = "--elasticsearch-user", paramLabel = "NAME", description = "Who Evenkeel is to Elasticsearch.")
    private @Nullable String user;

    @Option(
            names = "--elasticsearch-password-file",
            paramLabel = "FILE",
            description = "File with that user's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--elasticsearch-api-key-file",
            paramLabel = "FILE",
            description = "File with an API key, encoded, in place of user and password.")
    private @Nullable Path keyFile;

    @Option(
            names = "--elasticsearch-ca",
            paramLabel = "FILE",
            description = "Certificates, PEM, that those of Elasticsearch are signed with.")
    private @Nullable Path authority;

    /** As the server takes them. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        add(settings, "url", url);
        add(settings, "user", user);
        add(settings, "password-file", absolute(passwordFile));
        add(settings, "api-key-file", absolute(keyFile));
        add(settings, "ca-file", absolute(authority));
        return settings;
    }

    private static void add(List<String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.add("--evenkeel.logs.elasticsearch." + name + "=" + value);
        }
    }

    private static @Nullable Path absolute(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath();
    }
}
