package io.evenkeel.notify.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; handed in, so that tests can answer for a name. */
interface NameResolution {

    List<InetAddress> addresses(String host) throws UnknownHostException;
}
