package io.evenkeel.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pair of Ed25519 keys (RFC 8032) in a file for its owner's eyes only; made at first use. The file has two lines of base64:
 * the private key (PKCS #8) and the public one (X.509). Thread-safe.
 */
public final class KeyPairFile {

    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private final String what;
    private @Nullable KeyPair pair;

    /**
     * @param data the server's data folder; the file lies in {@code keys/} below it
     * @param what it is, as an error says it: {@code a signing key of the audit trail}
     */
    public KeyPairFile(Path data, String name, String what) {
        this.file = data.resolve("keys").resolve(name);
        this.what = what;
    }

    /** @throws IllegalStateException with a sentence, for a file that holds something else */
    public synchronized KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            try {
                known = Files.exists(file) ? read() : make();
            } catch (IOException e) {
                throw new UncheckedIOException("The key " + file + " can be neither read nor made.", e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException(file + " is not " + what + ". Put back the file from a backup.", e);
            }
            pair = known;
        }
        return known;
    }

    private KeyPair read() throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new GeneralSecurityException("The file has fewer than two lines.");
        }
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    }

    /** Under its name only when it is whole and on the disk. */
    private KeyPair make() throws IOException, GeneralSecurityException {
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        String text = base64.encodeToString(made.getPrivate().getEncoded()) + "\n"
                + base64.encodeToString(made.getPublic().getEncoded()) + "\n";
        Files.createDirectories(
                file.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
