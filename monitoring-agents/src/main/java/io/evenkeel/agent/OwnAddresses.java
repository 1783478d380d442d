package io.evenkeel.agent;

import io.evenkeel.protocol.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By which addresses other hosts may reach this one. */
final class OwnAddresses {

    /** Far more than a host of our size has. */
    private static final int MOST = 50;

    /** Networks that exist on each such host alike, inside of it. */
    private static final Pattern INSIDE = Pattern.compile("(docker|veth|br-|virbr|cni|flannel|cali|lxc|podman).*");

    private OwnAddresses() {}

    /** None where the system does not tell. */
    static List<String> now() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(network -> !INSIDE.matcher(network.getName()).matches())
                    .flatMap(NetworkInterface::inetAddresses)
                    .flatMap(OwnAddresses::worthTelling)
                    .distinct()
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** Loopback is every host's, and a link-local address may be another one's on the next link. */
    static Stream<String> worthTelling(InetAddress address) {
        boolean isOfManyHosts =
                address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
        return isOfManyHosts ? Stream.empty() : Stream.of(IpAddress.text(address));
    }
}
