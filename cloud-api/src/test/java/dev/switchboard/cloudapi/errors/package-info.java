/** The catalogue of errors and the page that is generated from it. */
@NullMarked
package dev.switchboard.cloudapi.errors;

import org.jspecify.annotations.NullMarked;
