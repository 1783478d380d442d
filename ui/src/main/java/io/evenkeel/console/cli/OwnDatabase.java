package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The operator's own PostgreSQL, as {@code --db} names it. */
record OwnDatabase(String jdbcUrl, String user, String password) {

    private static final String FORM = "--db takes postgresql://USER@HOST:5432/DATABASE.";

    /** @param password from the environment or a file, never from the command line, which every user can read */
    static OwnDatabase of(String given, Optional<String> password) {
        String url = given.startsWith("jdbc:") ? given.substring(5) : given;
        URI parts;
        try {
            parts = URI.create(url.replaceFirst("^postgres://", "postgresql://"));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The database's address " + given + " cannot be read: " + FORM, e);
        }
        if (!"postgresql".equals(parts.getScheme()) || parts.getHost() == null) {
            throw new CannotStart("The database's address " + given + " cannot be read: " + FORM);
        }
        String query = Optional.ofNullable(parts.getRawQuery()).orElse("");
        String owner = Optional.ofNullable(parts.getUserInfo()).orElse("");
        if (owner.contains(":") || query.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new CannotStart(
                    "The database's password does not belong on the command line, where every user of this"
                            + " machine can read it: leave it out of --db and set EVENKEEL_DB_PASSWORD or --db-password-file.");
        }
        String port = parts.getPort() < 0 ? "" : ":" + parts.getPort();
        String path = Optional.ofNullable(parts.getRawPath())
                .filter(p -> p.length() > 1)
                .orElse("/evenkeel");
        return new OwnDatabase(
                "jdbc:postgresql://" + parts.getHost() + port + path + (query.isEmpty() ? "" : "?" + query),
                owner.isEmpty() ? "evenkeel" : owner,
                password.orElse(""));
    }

    static Optional<String> password(Optional<Path> file) {
        if (file.isEmpty()) {
            return Optional.ofNullable(System.getenv("EVENKEEL_DB_PASSWORD"));
        }
        try {
            return Optional.of(Files.readString(file.get()).strip());
        } catch (IOException e) {
            throw new CannotStart("The file of --db-password-file cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
