package io.evenkeel.database.internal;

import io.evenkeel.database.internal.Manifest.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the parts of a backup one after the other into a ZIP, counting and hashing each. */
public final class BackupWriter implements AutoCloseable {

    public static final String MANIFEST = "manifest.json";
    public static final String KEYS = "keys.sealed";
    public static final String SCHEMA = "schema.json";

    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    /** Writes a part's bytes and tells how many rows that were. */
    @FunctionalInterface
    public interface Content {
        long writeTo(OutputStream out) throws IOException, java.sql.SQLException;
    }

    public BackupWriter(OutputStream file) {
        this.zip = new ZipOutputStream(file);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    public Part part(String name, String table, Content content) throws IOException, java.sql.SQLException {
        zip.putNextEntry(new ZipEntry(name));
        var counted = new Counted(new DigestOutputStream(new LeftOpen(zip), sha256()));
        long rows = content.writeTo(counted);
        zip.closeEntry();
        Part part = new Part(
                name,
                table,
                rows,
                counted.bytes,
                HexFormat.of()
                        .formatHex(((DigestOutputStream) counted.to)
                                .getMessageDigest()
                                .digest()));
        parts.add(part);
        return part;
    }

    /** A part that the manifest does not list: the manifest itself, and the keys that are bound to it. */
    public void unlisted(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private long bytes;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] many, int from, int length) throws IOException {
            to.write(many, from, length);
            bytes += length;
        }
    }
}
