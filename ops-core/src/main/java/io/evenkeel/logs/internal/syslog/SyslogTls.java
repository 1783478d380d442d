package io.evenkeel.logs.internal.syslog;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.env.Environment;

/**
 * The keys of syslog by TLS (RFC 5425): those that the server answers HTTPS with, unless others are set. Read at the start.
 *
 * @param certificate place of a PEM file, or an address
 * @param clients place of the PEM file with those who sign clients' certificates; where it is set, each client needs one
 */
record SyslogTls(String certificate, String key, Optional<String> clients) {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    static SyslogTls of(Environment settings) {
        return new SyslogTls(
                set(settings, "evenkeel.logs.syslog-tls-certificate", "server.ssl.certificate"),
                set(settings, "evenkeel.logs.syslog-tls-key", "server.ssl.certificate-private-key"),
                Optional.ofNullable(settings.getProperty("evenkeel.logs.syslog-tls-clients")));
    }

    private static String set(Environment settings, String own, String servers) {
        return settings.getProperty(own, settings.getProperty(servers, ""));
    }

    /** Not bound yet. */
    ServerSocket socket() throws IOException {
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new IOException(
                    "syslog by TLS needs a certificate. Start the server with --tls-cert and --tls-key, or set"
                            + " evenkeel.logs.syslog-tls-certificate and evenkeel.logs.syslog-tls-key");
        }
        try {
            PemSslStoreDetails own =
                    PemSslStoreDetails.forCertificate(file(certificate)).withPrivateKey(file(key));
            PemSslStoreDetails trusted = clients.map(SyslogTls::file)
                    .map(PemSslStoreDetails::forCertificate)
                    .orElse(null);
            SSLServerSocket socket = (SSLServerSocket) SslBundle.of(new PemSslStoreBundle(own, trusted))
                    .createSslContext()
                    .getServerSocketFactory()
                    .createServerSocket();
            socket.setEnabledProtocols(VERSIONS);
            socket.setNeedClientAuth(clients.isPresent());
            return socket;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("its certificate or key cannot be read: " + e.getMessage(), e);
        }
    }

    private static String file(String place) {
        return place.contains(":") ? place : "file:" + place;
    }
}
