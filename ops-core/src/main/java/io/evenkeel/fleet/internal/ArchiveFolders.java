package io.evenkeel.fleet.internal;

import io.evenkeel.fleet.AgentProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Finds the archive by its name in the first of some folders that holds one; of several there, the last written. Asked
 * anew each time, so that a new archive needs no restart; the checksum is computed once a file.
 */
@Service
class ArchiveFolders implements AgentProgram {

    private static final Logger log = LoggerFactory.getLogger(ArchiveFolders.class);
    private static final Pattern NAME =
            Pattern.compile("evenkeel-agent-([0-9A-Za-z.+-]+)-(linux-[a-z0-9]+)[.]tar[.]gz");

    private record Known(Archive archive, long changedAtMillis) {}

    private final List<Path> folders;
    private @Nullable Known known;

    ArchiveFolders(@Value("${evenkeel.agent-archives:}") List<String> folders) {
        this.folders = folders.stream()
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }

    @Override
    public synchronized Optional<Archive> archive() {
        for (Path folder : folders) {
            Optional<Path> newest = newest(folder);
            if (newest.isPresent()) {
                return newest.flatMap(this::described);
            }
        }
        return Optional.empty();
    }

    @Override
    public String whyNone() {
        return folders.isEmpty()
                ? "This server was started without a place for the agent's archive."
                : "There is no evenkeel-agent-VERSION-linux-amd64.tar.gz in "
                        + String.join(
                                " or ", folders.stream().map(Path::toString).toList())
                        + ": ./evenkeel package makes it; or put one there.";
    }

    private static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.newDirectoryStream(folder, "evenkeel-agent-*.tar.gz")) {
            Optional<Path> newest = Optional.empty();
            var byAge = Comparator.comparingLong(ArchiveFolders::changedAt);
            for (Path file : files) {
                boolean isOne = NAME.matcher(file.getFileName().toString()).matches() && Files.isReadable(file);
                if (isOne && (newest.isEmpty() || byAge.compare(file, newest.get()) > 0)) {
                    newest = Optional.of(file);
                }
            }
            return newest;
        } catch (IOException | DirectoryIteratorException e) {
            log.warn("event=archive-folder-unreadable folder={} reason=\"{}\"", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static long changedAt(Path file) {
        return file.toFile().lastModified();
    }

    private Optional<Archive> described(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            long changed = now.lastModifiedTime().toMillis();
            Known last = known;
            if (last == null
                    || !last.archive().file().equals(file)
                    || last.archive().bytes() != now.size()
                    || last.changedAtMillis() != changed) {
                last = new Known(new Archive(file, name.group(1), name.group(2), sha256(file), now.size()), changed);
                known = last;
            }
            return Optional.of(last.archive());
        } catch (IOException e) {
            log.warn("event=agent-archive-unreadable file={} reason=\"{}\"", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
