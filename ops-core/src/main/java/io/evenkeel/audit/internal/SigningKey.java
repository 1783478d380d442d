package io.evenkeel.audit.internal;

import io.evenkeel.audit.Checkpoint;
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
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints: Ed25519, in {@code keys/audit-signing.key}, for its owner's eyes only; made at first
 * use. The file has two lines of base64: the private key (PKCS #8) and the public one (X.509). Thread-safe.
 */
@Component
class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private @Nullable KeyPair pair;

    SigningKey(@Value("${evenkeel.data}") Path data) {
        this.file = data.resolve("keys").resolve("audit-signing.key");
    }

    Checkpoint sign(long number, Instant at, String hash) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair().getPrivate());
            signature.update(Checkpoint.signed(number, at, hash));
            return new Checkpoint(
                    number,
                    at,
                    hash,
                    publicKey(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
                    Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    String publicKey() {
        return Checkpoint.keyText(pair().getPublic());
    }

    private synchronized KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            try {
                known = Files.exists(file) ? read() : make();
            } catch (IOException e) {
                throw new UncheckedIOException("The key " + file + " can be neither read nor made.", e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        file + " is not a signing key of the audit trail. Put back the file from a backup.", e);
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
