/** A contractor's pages come together: whoever opens one goes on to the others. */
export { CustomerPage } from "../customers/customer-page.tsx";
export { CustomersPage } from "../customers/customers-page.tsx";
export { KeptPage } from "../customers/kept-page.tsx";
export { PeoplePage } from "../people/people-page.tsx";
export { PlansPage } from "../plans/plans-page.tsx";
