/** Syslog: messages ({@link io.evenkeel.logs.internal.syslog.SyslogMessage}) and the ports that take them. */
@NullMarked
package io.evenkeel.logs.internal.syslog;

import org.jspecify.annotations.NullMarked;
