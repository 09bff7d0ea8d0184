/** What Meta's word about one message means for others: pauses, templates to be looked at again, customers out of reach. */
@NullMarked
package dev.switchboard.outboundsender.aftermath;

import org.jspecify.annotations.NullMarked;
