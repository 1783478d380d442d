package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Where the server listens and how it is protected there.
 *
 * @param port never 0: where any free one was asked for, it is chosen
 * @param proxies networks of reverse proxies whose word on the caller's address is taken
 */
record Listening(InetAddress address, int port, Optional<Tls> tls, List<String> proxies) {

    /** PEM files, and the SHA-256 of the first certificate, by which local callers know the server. */
    record Tls(Path certificate, Path key, String sha256) {

        static Tls of(Path certificate, Path key) {
            for (Path file : List.of(certificate, key)) {
                if (!Files.isReadable(file)) {
                    throw new CannotStart("The file " + file.toAbsolutePath() + " cannot be read: --tls-cert and"
                            + " --tls-key name PEM files.");
                }
            }
            try (InputStream in = Files.newInputStream(certificate)) {
                byte[] first = CertificateFactory.getInstance("X.509")
                        .generateCertificate(in)
                        .getEncoded();
                String sha256 = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(first));
                return new Tls(certificate.toAbsolutePath(), key.toAbsolutePath(), sha256);
            } catch (GeneralSecurityException | IOException e) {
                throw new CannotStart(
                        "The file " + certificate.toAbsolutePath() + " is not a certificate in PEM form: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    /**
     * @param port 0 for any free one
     * @throws CannotStart if the address is not this machine's, or open to others without protection */
    static Listening on(String address, int port, Optional<Tls> tls, List<String> proxies) {
        if (port < 0 || port > 65_535) {
            throw new CannotStart("--port " + port + " is not a port: give 1 to 65535, or 0 for any free one.");
        }
        InetAddress found;
        try {
            found = InetAddress.getAllByName(address)[0];
        } catch (UnknownHostException e) {
            throw new CannotStart(
                    "The address " + address + " is unknown: --listen takes an address of this machine.", e);
        }
        if (!found.isLoopbackAddress() && tls.isEmpty() && proxies.isEmpty()) {
            throw new CannotStart("Listening on " + address + " would send passwords over the network in the clear:"
                    + " give --tls-cert and --tls-key, or --behind-proxy with the network of your reverse proxy.");
        }
        proxies.forEach(Listening::mustBeNetwork);
        return new Listening(found, port == 0 ? anyFree(found) : port, tls, List.copyOf(proxies));
    }

    /** Chosen before the start, since the links in mails name the port. */
    private static int anyFree(InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    "No port on " + address.getHostAddress() + " can be opened (" + e.getMessage()
                            + "): --listen takes an address of this machine.",
                    e);
        }
    }

    private static void mustBeNetwork(String cidr) {
        try {
            var network = new IpAddressMatcher(cidr);
            if (!cidr.contains("/") || cidr.endsWith("/0")) {
                throw new IllegalArgumentException(network + " is no network of proxies");
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "The network " + cidr + " cannot be used: --behind-proxy takes one or more like 10.1.2.0/24 or"
                            + " 10.1.2.3/32, and not the whole world.",
                    e);
        }
    }

    /** Tries the port, so that a taken one is told before anything is started. */
    void mustBeFree() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw taken(e);
        }
    }

    CannotStart taken(Throwable cause) {
        String what =
                port < 1024 && port > 0 && String.valueOf(cause.getMessage()).contains("Permission denied")
                        ? "may be opened by root only: choose one above 1023 with --port."
                        : "cannot be opened (" + cause.getMessage()
                                + "): stop what listens there, or choose another with --port.";
        return new CannotStart("Port " + port + " on " + address.getHostAddress() + " " + what, cause);
    }

    /** How callers on this machine reach the server. */
    String localUrl(int openedPort) {
        InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String literal =
                reached instanceof Inet6Address ? "[" + reached.getHostAddress() + "]" : reached.getHostAddress();
        return (tls.isPresent() ? "https://" : "http://") + literal + ":" + openedPort;
    }
}
