package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.Policy.Database;
import io.evenkeel.agent.recovery.Policy.Evenkeel;
import io.evenkeel.agent.recovery.Policy.PgBackRest;
import io.evenkeel.agent.recovery.Policy.Restic;
import io.evenkeel.agent.recovery.Policy.Terms;
import io.evenkeel.agent.recovery.Section.Wrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code jobs.conf}. Where there is none, or it is empty, nothing is allowed. */
final class JobsFile {

    private static final int LONGEST = 256 << 10;
    private static final int LIMIT_MINUTES = 12 * 60;
    private static final Set<String> COMMON =
            Set.of("program", "user", "limit-minutes", "restore-below", "keep-at-least");

    /** No name before an @, which would hide the true host. */
    private static final Pattern TO_THIS_MACHINE =
            Pattern.compile("(?i)(s3|rest):http://(127(\\.[0-9]{1,3}){3}|localhost|\\[::1])(:[0-9]{1,5})?/.*");

    private JobsFile() {}

    /** @throws IOException with a sentence that names the file and the line */
    static JobRules read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JobRules.NOTHING;
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " has more than 256 KiB");
        }
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
        if (may.contains(PosixFilePermission.OTHERS_WRITE) || may.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException(file + " can be written by others than its owner: chmod 644 " + file);
        }
        try {
            return rules(Section.read(Files.readString(file)));
        } catch (Wrong e) {
            throw new IOException(file + ", " + e.getMessage(), e);
        }
    }

    private static JobRules rules(List<Section> sections) throws Wrong {
        Optional<PublicKey> key = Optional.empty();
        Map<String, Policy> policies = new HashMap<>();
        for (Section section : sections) {
            if (section.kind().equals("server")) {
                section.allow(Set.of("key"));
                key = Optional.of(key(section));
            } else if (policies.put(section.kind() + '/' + section.name(), policy(section)) != null) {
                throw new Wrong(section.line(), "[" + section.kind() + ' ' + section.name() + "] stands twice");
            }
        }
        return new JobRules(key, policies);
    }

    private static PublicKey key(Section section) throws Wrong {
        try {
            byte[] encoded = Base64.getDecoder().decode(section.needed("key"));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Wrong(section.line(), "key is no Ed25519 key");
        }
    }

    private static Policy policy(Section section) throws Wrong {
        if (section.name().isEmpty()) {
            throw new Wrong(section.line(), "[" + section.kind() + "] has no name");
        }
        return switch (section.kind()) {
            case "restic" -> restic(section);
            case "pgbackrest" -> pgBackRest(section);
            case "evenkeel" -> evenkeel(section);
            default -> throw new Wrong(section.line(), "there is no adapter " + section.kind());
        };
    }

    private static Restic restic(Section section) throws Wrong {
        section.allow(and(Set.of("repository", "secret", "path", "ssh-config", "credentials")));
        String repository = section.needed("repository");
        if (!repository.matches("/[^\\p{Cntrl}]+|(sftp|s3|rest):[^\\p{Cntrl}]+")) {
            throw new Wrong(section.line(), "repository is a folder, or begins with sftp:, s3: or rest:");
        }
        if (repository.matches("(?i)(s3|rest):http:.*")
                && !TO_THIS_MACHINE.matcher(repository).matches()) {
            throw new Wrong(section.line(), "a repository is reached by https; by http on this machine only");
        }
        section.needed("secret");
        return new Restic(
                terms(section, "/usr/bin/restic"),
                repository,
                section.path("secret").orElseThrow(),
                section.paths("path"),
                section.path("ssh-config"),
                section.path("credentials"));
    }

    private static PgBackRest pgBackRest(Section section) throws Wrong {
        section.allow(and(Set.of(
                "config",
                "stanza",
                "database",
                "socket",
                "port",
                "superuser",
                "postgresql-programs",
                "question-seconds")));
        String stanza = section.needed("stanza");
        if (!stanza.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new Wrong(section.line(), "a stanza has letters, digits, ., _ and - only");
        }
        section.needed("config");
        return new PgBackRest(
                terms(section, "/usr/bin/pgbackrest"), section.path("config").orElseThrow(), stanza, database(section));
    }

    private static Database database(Section section) throws Wrong {
        String name = section.one("database").orElse("postgres");
        String superuser = section.one("superuser").orElse("postgres");
        for (String word : List.of(name, superuser)) {
            if (!word.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.$-]{0,62}")) {
                throw new Wrong(section.line(), "database and superuser are names, not " + word);
            }
        }
        return new Database(
                section.one("database").isPresent(),
                name,
                section.path("socket").orElse(Path.of("/var/run/postgresql")),
                section.whole("port", 5432, 65_535),
                superuser,
                section.path("postgresql-programs"),
                Duration.ofSeconds(section.whole("question-seconds", 60, 3_600)));
    }

    private static Evenkeel evenkeel(Section section) throws Wrong {
        section.allow(and(Set.of("repository", "secret", "data", "db", "db-password-file")));
        section.needed("repository");
        section.needed("secret");
        Optional<String> database = section.one("db");
        if (database.isPresent() && !database.get().matches("postgres(ql)?://[^\\p{Cntrl} ]+")) {
            throw new Wrong(section.line(), "db is postgresql://USER@HOST:5432/DATABASE");
        }
        return new Evenkeel(
                terms(section, "/opt/evenkeel/evenkeel"),
                section.path("repository").orElseThrow(),
                section.path("secret").orElseThrow(),
                section.path("data"),
                database,
                section.path("db-password-file"));
    }

    private static Terms terms(Section section, String program) throws Wrong {
        Optional<String> user = section.one("user");
        if (user.isPresent()
                && (!user.get().matches("[a-z_][a-z0-9_-]{0,31}") || user.get().equals("root"))) {
            throw new Wrong(section.line(), "user is the tool's own user, and never root");
        }
        return new Terms(
                section.name(),
                section.path("program").orElse(Path.of(program)),
                user,
                Duration.ofMinutes(section.whole("limit-minutes", LIMIT_MINUTES, 7 * 24 * 60)),
                section.path("restore-below"),
                section.whole("keep-at-least", 0, 10_000));
    }

    private static Set<String> and(Set<String> own) {
        Set<String> all = new HashSet<>(COMMON);
        all.addAll(own);
        return all;
    }
}
