package io.evenkeel.fleet.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.fleet.AgentProgram;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The one line for a shell on a new host: fetch the archive, compare its checksum, unpack it, join. The archive is fetched
 * without regard to the certificate, because the checksum in the line decides; the code travels only to the certificate
 * that it names. Pure.
 */
final class JoinCommand {

    /** What can stand between quotes in a shell, and in an address. */
    private static final Pattern PLAIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]_-]+(/[A-Za-z0-9._~/-]*)?");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127[.][0-9.]+|\\[(0*:)*0*1]");

    private JoinCommand() {}

    static String of(URI server, AgentProgram.Archive archive, boolean hasOwnCertificate, String code) {
        String insecure = server.getScheme().equals("https") && hasOwnCertificate ? " --insecure" : "";
        String folder = "evenkeel-agent-" + archive.version() + "-" + archive.platform();
        return "cd \"$HOME\" && curl -fsS" + insecure + " -o " + folder + ".tar.gz '" + without(server)
                + "/api/fleet/agent/archive' && echo '" + archive.sha256() + "  " + folder
                + ".tar.gz' | sha256sum -c - && tar -xzf " + folder + ".tar.gz && " + folder
                + "/bin/evenkeel-agent install --server '" + without(server) + "' --code '" + code + "'";
    }

    private static String without(URI server) {
        String text = server.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * The address that other hosts use: the configured one, or the asker's where that is of this machine only.
     *
     * @throws Refusal if other hosts would have to send their token in the clear
     */
    static URI reachable(String configured, URI reachedBy) {
        URI address = isForOthers(configured) ? URI.create(configured) : reachedBy;
        if (!PLAIN.matcher(address.toString()).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "address-unusable",
                    "The address " + address
                            + " cannot be given to other hosts. Set EVENKEEL_URL to the one they reach.");
        }
        if (!address.getScheme().equals("https") && !isLoopback(address)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "https-needed",
                    "Other hosts would send their secrets over the network in the clear. Start the server with"
                            + " --tls-cert and --tls-key, or behind a proxy that does TLS.");
        }
        return address;
    }

    private static boolean isForOthers(String configured) {
        return PLAIN.matcher(configured).matches() && !isLoopback(URI.create(configured));
    }

    private static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.matcher(address.getHost()).matches();
    }
}
