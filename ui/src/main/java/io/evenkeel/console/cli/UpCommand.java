package io.evenkeel.console.cli;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.PasswordRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts database, server and an agent on this host, and stops them on Ctrl-C or SIGTERM. */
@Command(
        name = "up",
        description = "Starts database, server and an agent on this host; Ctrl-C stops everything.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "EVENKEEL_DATA            data folder; without it, data/ beside the script",
            "EVENKEEL_ADMIN_PASSWORD  password of the first administrator, for unattended starts",
            "EVENKEEL_DB_PASSWORD     password for --db",
            "EVENKEEL_LOGS_ELASTICSEARCH_PASSWORD, EVENKEEL_LOGS_ELASTICSEARCH_API_KEY",
            "                         secret for --elasticsearch, in place of a file"
        })
final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "${DEFAULT-VALUE} unless given; 0 for any free one.")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "${DEFAULT-VALUE} unless given; another one needs TLS or a proxy.")
    private String listen = "";

    @ArgGroup(exclusive = false)
    private @Nullable TlsFiles tls;

    /** Both or none. */
    static final class TlsFiles {
        @Option(names = "--tls-cert", paramLabel = "FILE", required = true, description = "Certificate chain, PEM.")
        private Path certificate = Path.of("");

        @Option(names = "--tls-key", paramLabel = "FILE", required = true, description = "Its key, PEM, not encrypted.")
        private Path key = Path.of("");
    }

    @Option(
            names = "--behind-proxy",
            paramLabel = "CIDR",
            split = ",",
            description = "Network of the reverse proxy that does TLS; requests from elsewhere are refused.")
    private List<String> proxies = List.of();

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "Your PostgreSQL 15 or later, postgresql://USER@HOST:5432/DATABASE, in place of the bundled one.")
    private @Nullable String database;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = "File with the password for --db.")
    private @Nullable Path databasePasswordFile;

    @ArgGroup(exclusive = false)
    private @Nullable ElasticOptions elasticsearch;

    @Option(names = "--no-agent", description = "Do not watch this host.")
    private boolean noAgent;

    private final Class<?> application;

    UpCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new Launch.Settings(
                DataFolder.chosen(),
                Listening.on(
                        listen,
                        port,
                        Optional.ofNullable(tls).map(files -> Listening.Tls.of(files.certificate, files.key)),
                        proxies),
                Optional.ofNullable(database)
                        .map(url ->
                                OwnDatabase.of(url, OwnDatabase.password(Optional.ofNullable(databasePasswordFile)))),
                Optional.ofNullable(elasticsearch).map(ElasticOptions::settings).orElse(List.of()),
                !noAgent,
                administratorPassword(Optional.ofNullable(System.getenv("EVENKEEL_ADMIN_PASSWORD"))));
        new Launch(application, settings).run();
        return 0;
    }

    /** Refused before anything is started. */
    static Optional<String> administratorPassword(Optional<String> given) {
        Optional<String> password = given.filter(value -> !value.isEmpty());
        try {
            password.ifPresent(value -> PasswordRule.mustBeUsable(value, "password"));
        } catch (Refusal unusable) {
            throw new CannotStart("EVENKEEL_ADMIN_PASSWORD cannot be used. " + unusable.getMessage(), unusable);
        }
        return password;
    }
}
