/**
 * Finds, starts and stops the bundled PostgreSQL and brings every room's schema up to date. Knows no table.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenkeel.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
