/**
 * The wire of OTLP/HTTP 1.x, whatever the signal: reads requests as protobuf or JSON within bounds, and answers in the client's
 * form. Knows no table; what becomes of logs, metrics and spans is their rooms' matter.
 */
@ApplicationModule(allowedDependencies = "audit")
@NullMarked
package io.evenkeel.otlp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
