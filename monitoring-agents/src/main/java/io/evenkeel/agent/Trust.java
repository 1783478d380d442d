package io.evenkeel.agent;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom an https server has to be, where the JDK's own list of authorities is not what is meant. */
final class Trust {

    private final SSLSocketFactory sockets;

    /** With a pinned certificate its name does not matter: it is that very certificate or none. */
    private final boolean isPinned;

    private Trust(TrustManager[] managers, boolean isPinned) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        this.sockets = context.getSocketFactory();
        this.isPinned = isPinned;
    }

    /** @throws IOException with a sentence, when file or fingerprint can't be used */
    static Optional<Trust> of(Options options) throws IOException {
        try {
            if (options.authorities().isPresent()) {
                return Optional.of(inAuthorities(options.authorities().get()));
            }
            if (options.certificateSha256().isPresent()) {
                return Optional.of(inCertificate(options.certificateSha256().get()));
            }
            return Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the server's certificate can't be checked as asked for: " + e.getMessage(), e);
        }
    }

    /** Only the authorities in this file (PEM, one or more certificates); the server's name is checked. */
    static Trust inAuthorities(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException(pem + " holds no certificate");
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return new Trust(factory.getTrustManagers(), false);
    }

    /**
     * @param sha256 of the server's certificate in DER form: 64 hex digits, with or without colons; with commas between
     *     several, of which it may be any, so that a new certificate can be announced before it comes
     */
    static Trust inCertificate(String sha256) throws GeneralSecurityException {
        List<byte[]> pins = Arrays.stream(sha256.split(",", -1))
                .map(pin -> HexFormat.of().parseHex(pin.strip().replace(":", "")))
                .toList();
        if (pins.stream().anyMatch(pin -> pin.length != 32)) {
            throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hex digits");
        }
        return new Trust(new TrustManager[] {new Pinned(pins)}, true);
    }

    void applyTo(HttpsURLConnection connection) {
        connection.setSSLSocketFactory(sockets);
        if (isPinned) {
            connection.setHostnameVerifier((_, _) -> true);
        }
    }

    /** Extends the class that knows the socket, so that the JDK adds no check of names by itself. */
    private static final class Pinned extends X509ExtendedTrustManager {

        private final List<byte[]> pins;

        Pinned(List<byte[]> pins) {
            this.pins = pins;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                byte[] found = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                if (pins.stream().noneMatch(pin -> MessageDigest.isEqual(pin, found))) {
                    throw new CertificateException("the server's certificate has the SHA-256 fingerprint "
                            + HexFormat.of().formatHex(found) + ", not the expected one");
                }
            } catch (GeneralSecurityException e) {
                throw e instanceof CertificateException c ? c : new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            throw new CertificateException("the agent serves nobody");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("the agent serves nobody");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("the agent serves nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
