/** What the management API tells and takes, case by case. */
@NullMarked
package dev.switchboard.cloudapi.management;

import org.jspecify.annotations.NullMarked;
