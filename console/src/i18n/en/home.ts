import type { Dictionary } from '../dictionary.ts'

export const home: Dictionary['home'] = {
  greeting: (hour, name) => `${hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'}, ${name}`,
  today: 'Runs today',
  total: 'Total',
  successRate: 'Success rate',
  allGood: 'No job is failing',
  allGoodBody: 'Jobs whose last run failed or timed out are listed here.',
  failing: 'Needs attention',
  running: 'Running now',
  noneRunning: 'Nothing is running right now',
  upcoming: 'Up next',
  noneUpcoming: 'Nothing is scheduled',
  noneToday: 'Nothing has run today yet',
  seeAll: 'See all',
  noJobs: 'There is nothing for you to see yet',
  noJobsBody: 'Your account may not view jobs yet. Ask your administrator for access.',
}
