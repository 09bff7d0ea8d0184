/**
 * Templates, business numbers and tokens as Meta's management API tells and takes them. Reads what comes back; chooses no HTTP
 * client. Used by whoever mirrors an account.
 */
@NullMarked
package dev.switchboard.cloudapi.management;

import org.jspecify.annotations.NullMarked;
