/** How resources are kept, decided, provided, called back and looked for when they are idle. */
@NullMarked
package io.evenkeel.resource.internal;

import org.jspecify.annotations.NullMarked;
