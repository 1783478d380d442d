package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL and pgBackRest as this machine has them.
 *
 * @param folder of PostgreSQL's programs
 * @param user as whom they run, where this process is root, whom PostgreSQL refuses
 */
record PostgresPrograms(Path folder, Optional<String> user) {
    static final Path PGBACKREST = Path.of("/usr/bin/pgbackrest");
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Path SUDO = Path.of("/usr/bin/sudo");
    private static final String ACCOUNT = "postgres";
    private static final long MOST_SECONDS = 60;
    private static final String INSTALL = " On Debian and Ubuntu `apt install postgresql pgbackrest` installs both.";

    static PostgresPrograms found() throws IOException, Refused {
        if (!Files.isExecutable(PGBACKREST)) {
            throw new Refused("This trial needs pgBackRest, and " + PGBACKREST + " is not there." + INSTALL);
        }
        Path newest = newest().orElseThrow(() -> new Refused(
                "This trial needs a PostgreSQL of its own, and below " + INSTALLED + " there is none." + INSTALL));
        return new PostgresPrograms(
                newest, "root".equals(System.getProperty("user.name")) ? account() : Optional.empty());
    }

    private static Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> version.getFileName().toString().matches("[0-9]{1,3}"))
                    .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"));
        }
    }

    /** The agent, as root, has the account run the tools by sudo. */
    private static Optional<String> account() throws IOException, Refused {
        if (!Files.isExecutable(SUDO)) {
            throw new Refused("As root this trial has " + ACCOUNT + " run pgBackRest by " + SUDO
                    + ", which is not there. Install sudo, or start this as another user.");
        }
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT);
            return Optional.of(ACCOUNT);
        } catch (UserPrincipalNotFoundException e) {
            throw new Refused(
                    "PostgreSQL does not run as root, and the account " + ACCOUNT + " is not there." + INSTALL);
        }
    }

    /**
     * @return what it wrote
     * @throws IOException if it failed, with its words, or took a minute
     */
    String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("evenkeel-try", ".out");
        try {
            Process process = builder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            String words = Files.readString(said, StandardCharsets.UTF_8).strip();
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IOException(
                        Path.of(command[0]).getFileName() + (ended ? " failed: " : " did not end: ") + words);
            }
            return words;
        } finally {
            Files.delete(said);
        }
    }

    private ProcessBuilder builder(String... command) {
        List<String> all = new ArrayList<>();
        user.ifPresent(account -> all.addAll(List.of("runuser", "-u", account, "--")));
        all.addAll(List.of(command));
        var builder = new ProcessBuilder(all).directory(Path.of("/").toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", folder + ":/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** A folder that they may write. */
    Path own(Path made) throws IOException, InterruptedException {
        Files.createDirectories(made);
        give(made);
        return made;
    }

    void give(Path path) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.get()));
        }
    }
}
