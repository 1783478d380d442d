package io.evenkeel.notify;

import java.time.Instant;
import java.util.UUID;

/** A channel accepted a notice: the mail server answered 2xx, or an open browser showed it. */
public record NoticeDelivered(String key, Channel channel, UUID personId, String about, Instant at) {}
