package io.evenkeel.database.internal;

import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.internal.Manifest.Part;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup. What it hands out was proved against the manifest before. */
public final class BackupReader implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final Path file;
    private final ZipFile zip;
    private final byte[] manifestBytes;
    private final Manifest manifest;

    private BackupReader(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        try (InputStream in = zip.getInputStream(entry(BackupWriter.MANIFEST))) {
            this.manifestBytes = in.readNBytes(LARGEST_MANIFEST);
            this.manifest = JSON.readValue(manifestBytes, Manifest.class);
        }
    }

    /**
     * Opens a backup and reads it once to its end.
     *
     * @throws BackupRefused if it is none, was cut off or changed, or has a form that this version does not know
     */
    public static BackupReader open(Path file) {
        return read(file, reader -> {
            reader.mustBeWhole();
            return reader;
        });
    }

    /**
     * What a backup says about itself, without a proof.
     *
     * @throws BackupRefused if it is none
     */
    public static Manifest glance(Path file) {
        return read(file, reader -> {
            try (reader) {
                return reader.manifest;
            }
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(BackupReader reader) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return of(file, new ZipFile(file.toFile()), reading);
        } catch (NoSuchFileException e) {
            throw new BackupRefused(BackupRefused.Kind.NOT_THERE, "There is no file " + file + ".", e);
        } catch (ZipException | JacksonException e) {
            throw new BackupRefused(
                    BackupRefused.Kind.DAMAGED,
                    "The file " + file + " is not a whole backup: it is something else, or its end was cut off.",
                    e);
        } catch (IOException e) {
            throw new BackupRefused("The backup " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static <T> T of(Path file, ZipFile zip, Reading<T> reading) throws IOException {
        try {
            return reading.from(new BackupReader(file, zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void mustBeWhole() throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new BackupRefused("The backup " + file + " has the form " + manifest.format() + ", made by Evenkeel "
                    + manifest.madeBy() + ", and this version knows form " + Manifest.FORMAT
                    + ": restore it with a newer version.");
        }
        for (Part part : manifest.parts()) {
            MessageDigest digest = BackupWriter.sha256();
            long bytes;
            try (var in = new DigestInputStream(zip.getInputStream(entry(part.name())), digest)) {
                bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (ZipException | EOFException e) {
                throw changed(part.name(), e);
            }
            if (bytes != part.bytes()
                    || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
                throw changed(part.name(), null);
            }
        }
        if (manifest.keys() && zip.getEntry(BackupWriter.KEYS) == null) {
            throw changed(BackupWriter.KEYS, null);
        }
    }

    private BackupRefused changed(String part, @org.jspecify.annotations.Nullable Throwable cause) {
        String sentence = "The backup " + file + " was changed or damaged after it was made: its part " + part
                + " is not what its manifest says. Nothing was restored.";
        return cause == null
                ? new BackupRefused(BackupRefused.Kind.DAMAGED, sentence)
                : new BackupRefused(BackupRefused.Kind.DAMAGED, sentence, cause);
    }

    public Manifest manifest() {
        return manifest;
    }

    public byte[] manifestHash() {
        return BackupWriter.sha256().digest(manifestBytes);
    }

    public Catalogue schema() throws IOException {
        try (InputStream in = open(BackupWriter.SCHEMA)) {
            return JSON.readValue(in, Catalogue.class);
        }
    }

    public InputStream open(String part) throws IOException {
        return zip.getInputStream(entry(part));
    }

    public Optional<byte[]> keys() throws IOException {
        if (!manifest.keys()) {
            return Optional.empty();
        }
        try (InputStream in = open(BackupWriter.KEYS)) {
            return Optional.of(in.readAllBytes());
        }
    }

    private ZipEntry entry(String name) {
        return Optional.ofNullable(zip.getEntry(name)).orElseThrow(() -> changed(name, null));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
