/**
 * Pages for people: templates in which every value is escaped, texts and dates in the person's
 * language, assets under names that change with their content, and the headers that keep a page
 * from doing anything but what it was made for: no script in it, no frame around it. It has no page
 * of its own but the one that says what went wrong, the one that leads on to another site, and the
 * start page of a system to which others lead people. (Protocol, section 1.1; CSP Level 3.)
 */
@NullMarked
package org.openfpx.http.page;

import org.jspecify.annotations.NullMarked;
